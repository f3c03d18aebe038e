/** When a server refused, in the words of each mail system. */
import { describe, expect, it } from 'vitest';
import { PHASE_DIALECTS } from '../../../data/classify/bounces/phase-dialects.ts';
import { phaseIn } from '../../../lib/core/bounces/refusal-phase.ts';
import { readTranscript } from '../../../lib/core/bounces/read-transcript.ts';

describe('the phase of a refusal', () => {
  it.each(
    PHASE_DIALECTS.flatMap(({ id, examples }) =>
      examples.map(([text, phase]) => [id, text, phase] as const),
    ),
  )('of %s: %s', (_, text, phase) => {
    expect(phaseIn(text)).toBe(phase);
  });

  it.each(PHASE_DIALECTS)('$id has examples and a source', ({ examples, why }) => {
    expect(examples).not.toEqual([]);
    expect(why).not.toBe('');
  });

  it.each([
    '550 5.1.1 User unknown',
    'This is the mail system at host mail.acme.test. The mail system',
    'Retry timeout exceeded',
    'Please reply to the sender after reading the greeting card',
    '',
  ])('is unknown in: %s', (text) => {
    expect(phaseIn(text)).toBe('unknown');
  });
});

describe('a transcript', () => {
  const phaseOf = (lines: string[], address = 'bea@example.test'): string =>
    readTranscript(lines.join('\n'), [address])?.phase ?? 'none';

  it.each([
    ['sendmail at MAIL', ['>>> MAIL From:<ann@acme.test>', '<<< 550 no'], 'mail'],
    ['sendmail at RCPT', ['>>> RCPT To:<bea@example.test>', '<<< 550 no'], 'rcpt'],
    ['sendmail at HELO', ['>>> HELO mail.acme.test', '<<< 550 no'], 'helo'],
    ['sendmail after the text', ['>>> DATA', '<<< 554 no'], 'data'],
    [
      'sendmail, pipelined: RCPT and DATA are refused',
      ['>>> DATA', '<<< 550 5.1.1 <bea@example.test>... User unknown', '<<< 503 5.0.0 Need RCPT'],
      'rcpt',
    ],
    [
      'sendmail, pipelined: MAIL is refused, and then RCPT and DATA',
      ['>>> DATA', '<<< 550 5.1.8 no domain', '<<< 503 5.0.0 Need MAIL before RCPT', '<<< 503 no'],
      'mail',
    ],
    [
      'the command before RSET and QUIT',
      ['>>> RCPT To:<bea@example.test>', '<<< 550 no', '>>> QUIT', '<<< 421 bye'],
      'rcpt',
    ],
    ['Courier', ['>>> RCPT TO:<bea@example.test>', '<<< 550 no'], 'rcpt'],
    ['MDaemon', ['--> RCPT To:<bea@example.test>', '<-- 550 no'], 'rcpt'],
    ['InterScan', ['Sent <<< RCPT TO:<bea@example.test>', 'Received >>> 550 no'], 'rcpt'],
    [
      'hMailServer',
      ['hMailServer sent: RCPT TO:<bea@example.test>', 'Remote server replied: 550 no'],
      'rcpt',
    ],
    ['no refusal', ['>>> MAIL From:<ann@acme.test>', '<<< 250 ok'], 'none'],
    ['no commands', ['550 5.1.1 no such user', '<<< 550 no'], 'none'],
  ])('of %s', (_, lines, phase) => {
    expect(phaseOf(lines)).toBe(phase);
  });

  it('of several recipients gives the reply to ours', () => {
    const lines = [
      '... while talking to mx.example.test:',
      '>>> DATA',
      '<<< 552 5.2.2 <carl@example.test>... Mailbox full',
      '<<< 550 5.1.1 <bea@example.test>... User unknown',
      '<<< 503 5.0.0 Need RCPT (recipient)',
    ];
    expect(readTranscript(lines.join('\n'), ['bea@example.test'])).toEqual({
      phase: 'rcpt',
      words: '550 5.1.1 <bea@example.test>... User unknown',
    });
  });

  it('joins the lines of one reply', () => {
    const lines = ['>>> RCPT To:<bea@example.test>', '<<< 550-5.1.1 No such', '<<< 550 5.1.1 user'];
    expect(readTranscript(lines.join('\n'), [])?.words).toBe('550-5.1.1 No such\n550 5.1.1 user');
  });
});
