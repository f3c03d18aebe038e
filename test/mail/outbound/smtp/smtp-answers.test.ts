/** What a server does, and what it comes to. */
import { describe, expect, test } from 'vitest';
import type { SmtpScript } from './scripted-server.ts';
import type { SmtpResult } from '../../../../lib/domain/sending/message.ts';
import { sendOnce } from './smtp-transport.fixture.ts';

describe('what a server does, and the result', () => {
  const extended = '250-test\r\n250 PIPELINING\r\n';
  const cases: [string, SmtpScript, Partial<SmtpResult>][] = [
    // refused: settled by the reply
    [
      'refuses the greeting',
      { greeting: '554 5.7.1 no\r\n' },
      { dataStarted: false, phase: 'connect', code: 554, enhanced: '5.7.1' },
    ],
    [
      'refuses the sender',
      { MAIL: '550 5.1.8 no\r\n' },
      { dataStarted: false, phase: 'mail', code: 550, enhanced: '5.1.8' },
    ],
    [
      'defers the recipient',
      { RCPT: '450 4.2.0 greylisted\r\n' },
      { dataStarted: false, phase: 'rcpt', code: 450, enhanced: '4.2.0' },
    ],
    [
      'refuses the recipient',
      { RCPT: '550-5.1.1 no\r\n550 5.1.1 such user\r\n' },
      { dataStarted: false, phase: 'rcpt', code: 550, enhanced: '5.1.1' },
    ],
    [
      'refuses the recipient, pipelined',
      { EHLO: extended, RCPT: '550 5.1.1 no\r\n', DATA: '503 no\r\n' },
      { dataStarted: false, phase: 'rcpt', code: 550 },
    ],
    [
      'closes at the recipient, pipelined',
      { EHLO: extended, MAIL: '250 ok\r\n', RCPT: (socket) => socket.end('421 4.3.2 closing\r\n') },
      { dataStarted: false, phase: 'rcpt', code: 421, enhanced: '4.3.2' },
    ],
    [
      'refuses DATA',
      { DATA: '451 4.3.0 later\r\n' },
      { dataStarted: false, phase: 'data', code: 451 },
    ],
    [
      'refuses the text',
      { text: '554 5.6.0 spam\r\n' },
      { dataStarted: true, phase: 'final', code: 554, enhanced: '5.6.0' },
    ],
    [
      'defers the text',
      { text: '421 4.7.0 later\r\n' },
      { dataStarted: true, phase: 'final', code: 421 },
    ],
    // broken before the text: certainly not sent
    [
      'drops at the greeting',
      { greeting: 'drop' },
      { dataStarted: false, phase: 'connect', code: null },
    ],
    [
      'hangs at the greeting',
      { greeting: 'hang' },
      { dataStarted: false, phase: 'connect', code: null },
    ],
    ['hangs at MAIL', { MAIL: 'hang' }, { dataStarted: false, phase: 'mail', code: null }],
    ['drops at RCPT', { RCPT: 'drop' }, { dataStarted: false, phase: 'mail', code: null }],
    ['hangs at DATA', { DATA: 'hang' }, { dataStarted: false, phase: 'mail', code: null }],
    [
      'drops at DATA, pipelined',
      { EHLO: extended, DATA: 'drop' },
      { dataStarted: false, phase: 'data', code: null },
    ],
    // broken after it began: may have been taken
    ['hangs after the text', { text: 'hang' }, { dataStarted: true, phase: 'final', code: null }],
    ['drops after the text', { text: 'drop' }, { dataStarted: true, phase: 'final', code: null }],
    [
      'answers half a line after the text',
      { text: (socket) => socket.end('25') },
      { dataStarted: true, phase: 'final', code: null },
    ],
  ];
  test.each(cases)('%s', async (_, script, expected) => {
    const { result, started, received } = await sendOnce(script);
    expect(result).toMatchObject({ accepted: false, ...expected });
    expect(started).toBe(result.dataStarted ? 1 : 0);
    expect(received.includes('the body')).toBe(result.dataStarted);
  });
});
