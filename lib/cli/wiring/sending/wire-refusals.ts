/** Wires what shows the refusals of `send` to the state file, the machine's clock and the secrets. */
import { Failure } from '../../../domain/failure.ts';
import { readSmtpUrl } from '../../../mail/outbound/smtp/smtp-url.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { copyFailure } from '../../../state/file/standing.ts';
import { newestInstant, readClockNote } from '../../../state/time/clock-reading.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { readMachineClock } from '../../clock/machine-clock.ts';
import type { AccountFacts } from '../../../core/sending/refusals.ts';
import type { RefusalPort } from '../../../app/sending/guard/find-refusals.ts';
import type { Context } from '../../runner/command.ts';

type World = Pick<Context, 'state' | 'env' | 'clock'>;

export function wireRefusals({ state, env, clock }: World): RefusalPort {
  const { db, path, standing } = state;
  return {
    now: () => clock.now(),
    virtual: clock.virtual,
    copyFailure: () => (standing.standing === 'original' ? null : copyFailure(path, standing)),
    readClockNote: () => readClockNote(db),
    readMachineClock,
    newestInstant: () => newestInstant(db),
    accountOf: (id) => readAccount(needMailbox(db, id).smtpRef, env).account,
  };
}

/** The URL for immediate use, and what may be said of it; empty where the account is not usable. */
export function readAccount(
  smtpRef: string,
  env: Context['env'],
): { url: string; account: AccountFacts['account'] } {
  try {
    const url = resolveAccount(smtpRef, env);
    return { url, account: { ok: true, loopback: readSmtpUrl(url).loopback } };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { url: '', account: { ok: false, failure } };
  }
}
