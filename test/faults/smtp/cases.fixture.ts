/** Every fault at every point of a transaction, and its allowed verdicts. */
import type { SmtpOutcome } from '../../../lib/core/sending/smtp-outcome.ts';
import type { ServerFault, FaultPoint } from '../faulty-server.ts';

export const SMALL = 2_000;
export const LARGE = 3_000_000;
/** More than the two ends of a loopback connection hold for a reader who does not read. */
export const HUGE = 24_000_000;

type Row = {
  point: FaultPoint;
  fault: ServerFault;
  verdict: SmtpOutcome['outcome'] | readonly SmtpOutcome['outcome'][];
};

/** All faults at one point, with what each must come to. */
function at(point: FaultPoint, verdicts: Partial<Record<ServerFault, Row['verdict']>>): Row[] {
  return Object.entries(verdicts).map(([fault, verdict]) => ({
    point,
    fault: fault as ServerFault,
    verdict: verdict as Row['verdict'],
  }));
}
const same = <T>(
  verdict: T,
): Record<'hang' | 'drop' | 'reset' | 'half' | 'trickle' | 'garbage', T> => ({
  hang: verdict,
  drop: verdict,
  reset: verdict,
  half: verdict,
  trickle: verdict,
  garbage: verdict,
});

/**
 * A clear refusal of our account is one at every point, in every form: no message is in doubt, and
 * no other owner is to blame.
 */
const OURS = {
  quota: 'account',
  quota_end: 'account',
  quota_cut: 'account',
  pieces: 'account',
} as const;

/** Before the message is spoken of: only on a new connection. */
const OPENING: readonly Row[] = [
  ...at('greeting', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  // A server that does not know EHLO is asked HELO, which it refuses too.
  ...at('EHLO', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  ...at('STARTTLS', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  ...at('AUTH', {
    ...same('account'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
];

/** Once it is: on a new connection, and on one that has served a message before. */
const MAILING: readonly Row[] = [
  ...at('MAIL', {
    ...same('deferred'),
    refuse4: 'account',
    refuse5: 'account',
    closing: 'account',
    ...OURS,
  }),
  ...at('RCPT', {
    ...same('deferred'),
    refuse4: 'deferred',
    refuse5: 'blocked',
    closing: 'deferred',
    ...OURS,
  }),
  ...at('DATA', {
    ...same('deferred'),
    refuse4: 'deferred',
    refuse5: 'blocked',
    closing: 'deferred',
    ...OURS,
  }),
  ...at('text', {
    ...same('in_doubt'),
    refuse4: ['deferred', 'in_doubt'],
    refuse5: ['blocked', 'in_doubt'],
    closing: ['deferred', 'in_doubt'],
    quota: ['account', 'in_doubt'],
    quota_end: ['account', 'in_doubt'],
    quota_cut: ['account', 'in_doubt'],
    pieces: ['account', 'in_doubt'],
  }),
  ...at('dot', {
    ...same('in_doubt'),
    refuse4: 'deferred',
    refuse5: 'blocked',
    closing: 'deferred',
    ...OURS,
  }),
];

export const waitsInVain = (fault: ServerFault): boolean =>
  ['hang', 'trickle', 'garbage', 'extra'].includes(fault);

type Case = Row & { size: number; kept: boolean };
export const CASES: readonly Case[] = [
  ...OPENING.map((row) => ({ ...row, size: SMALL, kept: false })),
  ...MAILING.flatMap((row) =>
    [SMALL, LARGE].flatMap((size) => [false, true].map((kept) => ({ ...row, size, kept }))),
  ),
];
