/** What a notice about several recipients says of ours. */
import { describe, expect, it } from 'vitest';
import { aboutRecipient } from '../../../lib/core/bounces/about-recipient.ts';

const [BEA, CARL] = ['bea@example.test', 'carl@example.test'];

describe('of several recipients', () => {
  it.each([
    [
      'qmail',
      [`<${BEA}>:`, 'Remote host said: 550 gone', '', `<${CARL}>:`, 'Remote host said: 552 full'],
    ],
    [
      'GMX',
      [`"${BEA}":`, 'host: mx.example.test', '550 gone', `"${CARL}":`, 'host: mx', '552 full'],
    ],
    ['OpenSMTPD', [`${BEA}: 550 gone`, `${CARL}: 552 full`]],
    [
      'Exim',
      [
        `  ${BEA}`,
        '    (generated from list@example.test)',
        '    550 gone',
        `  ${CARL}`,
        '    552 full',
      ],
    ],
    [
      'sendmail, after a list of addresses',
      [
        '----- The following addresses had permanent fatal errors -----',
        `<${BEA}>`,
        `<${CARL}>`,
        '----- Transcript of session follows -----',
        `>>> RCPT To:<${BEA}>`,
        '<<< 550 gone',
        `>>> RCPT To:<${CARL}>`,
        '<<< 552 full',
      ],
    ],
    [
      'old sendmail, which sums up below the dialogue',
      [
        'While talking to mx.example.test:',
        '>>> DATA',
        '<<< 550 gone',
        `554 <${BEA}>... Remote protocol error`,
        '552 example.test (smtp)... full',
        `554 <${CARL}>... full`,
      ],
    ],
  ])('%s names ours and its refusal alone', (_, lines) => {
    const section = aboutRecipient(lines.join('\n'), [BEA], [CARL]);
    expect(section).toContain('550 gone');
    expect(section).not.toContain('full');
  });

  it('and of the second', () => {
    const notice = `<${BEA}>:\nRemote host said: 550 gone\n\n<${CARL}>:\nRemote host said: 552 full`;
    expect(aboutRecipient(notice, [CARL], [BEA])).toBe(`<${CARL}>:\nRemote host said: 552 full`);
  });
});

describe('the whole notice is about ours', () => {
  it('when there are no others', () => {
    expect(aboutRecipient('550 gone', [BEA], [])).toBe('550 gone');
  });

  it('when it names ours nowhere', () => {
    expect(aboutRecipient('550 gone', [BEA], [CARL])).toBe('550 gone');
  });

  it('when the other is named within its sentence only', () => {
    const notice = `unable to deliver to ${BEA}:\n552 Quota violation for ${CARL}`;
    expect(aboutRecipient(notice, [BEA], [CARL])).toBe(notice);
  });

  it('when the other is the address ours was expanded from', () => {
    const notice = `${BEA}\n    (expanded from: <${CARL}>)\n550 5.1.1 <${CARL}>... gone`;
    expect(aboutRecipient(notice, [BEA], [CARL])).toBe(notice);
  });
});
