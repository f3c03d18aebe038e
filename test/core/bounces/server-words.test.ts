/** What the server said, without the sentence of the system that reports it. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../lib/core/bounces/diagnose.ts';
import { readRefusalIn, withoutFrames } from '../../../lib/core/bounces/server-words.ts';

const THEM = ['bea@example.test'];
const wordsIn = (...lines: string[]): string => readRefusalIn(lines.join('\n'), THEM).words;

describe('the words of the server', () => {
  it.each([
    [
      'Exim',
      [
        '  bea@example.test',
        '    SMTP error from remote mail server after RCPT TO:<bea@example.test>:',
        '    host mx.example.test [192.0.2.9]: 550 no such user',
        '',
        '------ This is a copy of the message ------',
      ],
    ],
    [
      'Exim since 4.83',
      [
        '    host mx.example.test [192.0.2.9]',
        '    SMTP error from remote mail server after end of data:',
        '    550 no such user',
      ],
    ],
    [
      'GMX',
      [
        'SMTP error from remote server after RCPT command:',
        'host: mx.example.test',
        '550 no such user',
      ],
    ],
    [
      'Postfix',
      ['host mx.example.test[192.0.2.9] said: 550 no such user (in reply to RCPT TO', 'command)'],
    ],
    [
      'Postfix at the greeting',
      ['host mx.example.test[192.0.2.9] refused to talk to me: 550 no such user'],
    ],
    [
      'qmail',
      [
        '192.0.2.9 does not like recipient.',
        'Remote host said: 550 no such user',
        'Giving up on 192.0.2.9.',
      ],
    ],
    [
      'sendmail',
      [
        '>>> RCPT To:<bea@example.test>',
        '<<< 550 no such user',
        '550 5.1.1 <bea@example.test>... User unknown',
      ],
    ],
    [
      'DragonFly',
      [
        'mx.example.test [192.0.2.9] did not like our RCPT TO:',
        '550 no such user',
        '',
        'Message headers follow.',
      ],
    ],
    [
      'm-FILTER',
      ['-------server message', '550 no such user', '', '-------SMTP command', 'RCPT TO:<x>'],
    ],
    ['Gmail', ['The error that the other server returned was:', '550 no such user (state 14).']],
    ['Gmail today', ['The response from the remote server was:', '550 no such user']],
    ['Exchange', ["Remote Server returned '550 no such user'"]],
    ['IMail', ['RCPT TO generated following response:', '550 no such user']],
  ])('in a notice of %s', (_, lines) => {
    expect(wordsIn(...lines)).toContain('550 no such user');
    expect(wordsIn(...lines)).not.toMatch(/server|command|host|giving|headers|User unknown/i);
  });

  it('are none where the system speaks for itself', () => {
    expect(wordsIn('bea@example.test', '    Unrouteable address')).toBe('');
    expect(wordsIn('bea@example.test', '    retry timeout exceeded')).toBe('');
  });

  it('leave out the sentence before them, which is no error of a mail server', () => {
    const notice = 'SMTP error from remote mail server after RCPT TO:<bea@example.test>: 550 no';
    expect(withoutFrames(notice)).not.toContain('mail server');
  });
});

describe('a report', () => {
  const judge = (notice: string, diagnostic = ''): string => {
    const { bounce } = diagnose({
      fate: 'failed',
      status: '',
      diagnostic,
      notice,
      recipients: ['bea@example.test'],
      others: [],
      ours: ['ann@acme.test'],
    });
    return `${bounce.class} ${bounce.reason}`;
  };

  it.each([
    [
      'SMTP error from remote mail server after RCPT TO:<bea@example.test>:\n550 rejected for policy',
      'block policy',
    ],
    [
      'The mail server of the recipient could not be reached.\nRemote host said: 550 5.1.1 no such user',
      'hard user_unknown',
    ],
    [
      'User unknown or server unknown.\nThe error that the other server returned was:\n554 listed in our RBL',
      'block blocked',
    ],
    // the server said nothing
    ['bea@example.test\n    Unrouteable address', 'hard host_unknown'],
    ['bea@example.test\n    retry timeout exceeded', 'soft expired'],
  ])('is judged by the server first: %s', (notice, verdict) => {
    expect(judge(notice)).toBe(verdict);
  });

  it('whose field holds only the first line of the reply is judged by all of it', () => {
    const notice =
      '>>> DATA\n<<< 552-5.7.0 This message was blocked because\n<<< 552 5.7.0 of its attachment';
    expect(judge(notice, '552-5.7.0 This message was blocked because')).toBe('block content');
  });
});
