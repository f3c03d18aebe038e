/** `response_tracker.ts quarantine retry`: reads quarantined mail with the present parser; what can be read now is applied as if it had been read then. */
import { Failure } from '../../domain/failure.ts';
import { retryMail } from '../../app/process.ts';
import { countQuarantined, nextQuarantined, releaseQuarantined } from '../../state/quarantine-store.ts';
import { defineCommand } from '../command.ts';
import { dryRunFlag } from '../flags.ts';
import { wireProcessing } from '../wire-processing.ts';
import { createTally } from './tally.ts';

export const command = defineCommand({
  about: 'Read them again with the present parser, and apply what can be read now',
  flags: {
    'quarantine-id': { kind: 'integer', min: 1, max: Number.MAX_SAFE_INTEGER, about: 'Only this one, as listed by quarantine list', placeholder: '3' },
    ...dryRunFlag,
  },
  state: 'write',
  original: 'matches',
  async run({ state, clock, signal, progress }, { quarantineId, dryRun }) {
    const only = quarantineId ?? null;
    if (only !== null && !nextQuarantined(state.db, 0, only)) {
      throw new Failure({ code: 'no_quarantined', exit: 'notFound', message: `There is no quarantined mail ${only}.`, hint: 'It may have been read since; see response_tracker.ts quarantine list.' });
    }
    const port = { ...wireProcessing(state), release: (key: string) => releaseQuarantined(state.db, key) };
    const tally = createTally();
    progress.start(countQuarantined(state.db), 'reading again');
    // One at a time: a row holds up to 256 KB.
    for (let mail = nextQuarantined(state.db, 0, only); mail !== null && !signal.aborted; mail = nextQuarantined(state.db, mail.id, only)) {
      const { dedupeKey, locator, receivedAt, raw, source, mailboxId, at } = mail;
      tally.add(await retryMail(port, { key: dedupeKey, locator, receivedAt, raw, truncated: false }, { source, mailboxId, now: clock.now(), readAt: at }));
      progress.advance();
    }
    progress.stop();
    const { read, known, quarantined, ...applied } = tally.counts();
    return { data: { tried: read, ...applied, gone: known, stillUnreadable: quarantined, dryRun } };
  },
});
