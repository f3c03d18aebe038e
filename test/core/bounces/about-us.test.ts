/** Whose fault a refusal is: of the sender or the recipient, in replies and in reports. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_RULES, VAGUE_RULES } from '../../../data/classify/bounces/bounce-rules.ts';
import { diagnose, type Diagnosis } from '../../../lib/core/bounces/diagnose.ts';
import { readCodes } from '../../../lib/core/bounces/read-codes.ts';
import { classifyReply, type ReplyVerdict } from '../../../lib/core/bounces/smtp-reply.ts';
import { ABOUT_THEIR_MACHINE, ABOUT_THEM, ABOUT_US } from './about-us.fixture.ts';

const US = 'ann@acme.test';
const THEM = 'bea@example.test';
const PARTIES = { ours: [US], theirs: [THEM] };

function replyAtRcpt(text: string): ReplyVerdict {
  const { code, status } = readCodes(text);
  const enhanced = status === '' ? null : status;
  return classifyReply({ code, enhanced, text, phase: 'rcpt', parties: PARTIES });
}

/** The same refusal in the reports of several systems, by the command that was refused. */
const REPORTS: readonly (readonly [string, (text: string, command: string) => Diagnosis])[] = [
  [
    'Postfix',
    (text, command) =>
      report({
        status: readCodes(text).status || '5.0.0',
        diagnostic: `host mx.example.test[192.0.2.9] said: ${text} (in reply to ${command} command)`,
        notice:
          'This is the mail system at host mail.acme.test.\n\nYour message could not be delivered.',
      }),
  ],
  [
    'Exim',
    (text, command) =>
      report({
        notice: `A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${THEM}\n    host mx.example.test [192.0.2.9]\n    SMTP error from remote mail server after ${command}:<${command === 'RCPT TO' ? THEM : US}>:\n    ${text}\n`,
      }),
  ],
  [
    'sendmail',
    (text, command) =>
      report({
        notice: `   ----- Transcript of session follows -----\n... while talking to mx.example.test.:\n>>> ${command}:<x>\n${text
          .split('\n')
          .map((line) => `<<< ${line}`)
          .join('\n')}\n501 5.6.0 Data format error\n`,
      }),
  ],
  [
    'qmail',
    (text, command) =>
      report({
        notice: `Hi. This is the qmail-send program at mail.acme.test.\n\n<${THEM}>:\n${command === 'RCPT TO' ? '192.0.2.9 does not like recipient.' : 'Connected to 192.0.2.9 but sender was rejected.'}\nRemote host said: ${text}\nGiving up on 192.0.2.9.\n`,
      }),
  ],
  [
    'DragonFly',
    (text, command) =>
      report({
        notice: `There was an error delivering your mail to <${THEM}>.\n\nmx.example.test [192.0.2.9] did not like our ${command}:\n${text}\n\nMessage headers follow.`,
      }),
  ],
];

function report(parts: { status?: string; diagnostic?: string; notice: string }): Diagnosis {
  const { status = '', diagnostic = '', notice } = parts;
  const recipients = [THEM];
  return diagnose({
    fate: 'failed',
    status,
    diagnostic,
    notice,
    recipients,
    others: [],
    ours: [US],
  });
}

describe('words about us mark no address invalid', () => {
  it.each(ABOUT_US)('in a reply to RCPT: %s', (text) => {
    expect(replyAtRcpt(text)).toMatchObject({ class: 'block' });
  });

  it.each(ABOUT_US.flatMap((text) => REPORTS.map(([name, write]) => [name, text, write] as const)))(
    'in a report of %s: %s',
    (_, text, write) => {
      expect(write(text, 'RCPT TO').bounce).toMatchObject({ class: 'block' });
      expect(write(text, 'MAIL FROM').bounce).toMatchObject({ class: 'block' });
    },
  );
});

describe('words about their machine are temporary', () => {
  it.each(ABOUT_THEIR_MACHINE)('%s', (text) => {
    expect(replyAtRcpt(text)).toMatchObject({ class: 'soft' });
    for (const [, write] of REPORTS)
      expect(write(text, 'RCPT TO').bounce).toMatchObject({ class: 'soft' });
  });
});

describe('words about the recipient mark the address invalid', () => {
  it.each(ABOUT_THEM)('in a reply to RCPT: %s', (text) => {
    expect(replyAtRcpt(text)).toMatchObject({ class: 'hard' });
  });

  it.each(
    ABOUT_THEM.flatMap((text) => REPORTS.map(([name, write]) => [name, text, write] as const)),
  )('in a report of %s: %s', (_, text, write) => {
    expect(write(text, 'RCPT TO').bounce).toMatchObject({ class: 'hard' });
  });
});

describe('the reason of a refusal of ours', () => {
  it.each([
    ['554-No SMTP service\n554-Bad DNS PTR resource record', 'no_reverse_dns'],
    ['554 <unknown[192.0.2.1]>: Client host rejected: Host not found', 'blocked'],
    ['550 <mail.acme.test>: HELO host does not exist', 'blocked'],
    ['550 The return address does not exist', 'sender_refused'],
    ['550 5.1.7 No such domain acme.test', 'sender_refused'],
    ['550 5.7.1 Unknown domain', 'policy'],
    ['550 5.7.606 User unknown', 'blocked'],
    ['550 5.7.999 User unknown', 'policy'],
    ['550 5.7.1 Account suspended', 'account_refused'],
  ])('%s: %s', (text, reason) => {
    expect(replyAtRcpt(text)).toMatchObject({ class: 'block', reason });
  });

  it('stands for the recipient where a server uses a status of the sender for it', () => {
    expect(replyAtRcpt('550 5.7.27 Host does not accept mail').class).toBe('hard');
    expect(replyAtRcpt('525 5.7.13 Disabled recipient address').class).toBe('hard');
    expect(replyAtRcpt('550 5.7.17 Mailbox owner has changed').class).toBe('hard');
  });
});

describe('before RCPT no reply is hard', () => {
  const phrases = [...PLAIN_RULES, ...VAGUE_RULES].flatMap(({ any, example, examples = [] }) => [
    ...any,
    example,
    ...examples,
  ]);
  const words = fc
    .array(fc.constantFrom(...phrases, ...ABOUT_THEM, 'bea@example.test', 'the recipient'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => parts.join(' ').replaceAll('*', ''));

  it('whatever its words, code and status', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('connect', 'helo', 'mail'),
        fc.constantFrom(null, 421, 450, 521, 550, 551, 553, 554, 556),
        fc.constantFrom(null, '5.1.1', '5.1.2', '5.1.10', '5.2.1', '5.4.4', '5.7.17', '4.1.1'),
        (text, phase, code, enhanced) => {
          const verdict = classifyReply({ code, enhanced, text, phase, parties: PARTIES });
          expect(verdict.class).not.toBe('hard');
        },
      ),
    );
  });

  it.each(REPORTS)('in a report of %s', (_, write) => {
    for (const text of ABOUT_THEM)
      expect(write(text, 'MAIL FROM').bounce.class, text).not.toBe('hard');
  });
});
