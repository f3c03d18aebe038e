/** `response_tracker.ts quarantine retry`: reads quarantined mail once more, from what is kept or from its server; what can be read now is applied as if it had been read then. */
import { Failure } from '../../../domain/failure.ts';
import { retryMail } from '../../../app/responses/process.ts';
import {
  countQuarantined,
  nextQuarantined,
  releaseQuarantined,
  type Quarantined,
} from '../../../state/responses/quarantine-store.ts';
import { transact } from '../../../state/file/transact.ts';
import { defineCommand, type Warning } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireProcessing } from '../../wiring/wire-processing.ts';
import { fetchSetAside } from './fetch-set-aside.ts';
import { openSetAsideFile } from './open-set-aside-file.ts';
import { createTally } from '../process/tally.ts';

/** Rows that the answer names. */
const SHOWN = 50;

/** What cannot be read, and why: `gone` and `renumbered` leave the quarantine, because nobody can ever read them. */
type NotRead = { quarantineId: number; because: string };

export const command = defineCommand({
  about:
    'Read quarantined messages again, from the kept copy or the mail server, and act on those that can be read now',
  flags: {
    'quarantine-id': {
      kind: 'integer',
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      about: 'Only this message; quarantine list shows the ids',
      placeholder: '3',
    },
    ...dryRunFlag,
  },
  state: 'write',
  original: 'matches',
  async run(context, { quarantineId, dryRun }) {
    const { state, clock, signal, progress } = context;
    const only = quarantineId ?? null;
    if (only !== null && !nextQuarantined(state.db, 0, only)) {
      throw new Failure({
        code: 'no_quarantined',
        exit: 'notFound',
        message: `There is no quarantined mail ${only}.`,
        hint: 'It may have been read since; see response_tracker.ts quarantine list.',
      });
    }
    const processing = wireProcessing(state);
    const tally = createTally();
    const notRead: NotRead[] = [];
    const warnings: Warning[] = [];
    const onServer: Quarantined[] = [];
    progress.start(countQuarantined(state.db), 'reading again');
    // One at a time: a row holds up to 256 KB.
    for (
      let mail = nextQuarantined(state.db, 0, only);
      mail !== null && !signal.aborted;
      mail = nextQuarantined(state.db, mail.id, only)
    ) {
      const { dedupeKey, source, mailboxId, at, uid } = mail;
      if (uid !== null) {
        onServer.push({ ...mail, raw: Buffer.alloc(0) });
        continue;
      }
      const item =
        mail.raw.length > 0
          ? { ...mail, key: dedupeKey, truncated: false }
          : openSetAsideFile(mail);
      progress.advance();
      const release = (): boolean => releaseQuarantined(state.db, dedupeKey);
      const result =
        item === null
          ? ({ result: 'quarantined', code: 'no_content' } as const)
          : await retryMail({ ...processing, release }, item, {
              source,
              mailboxId,
              now: clock.now(),
              readAt: at,
            });
      tally.add(result);
      if (result.result === 'quarantined')
        notRead.push({
          quarantineId: mail.id,
          because: item === null ? 'no_content' : 'unreadable',
        });
    }
    for await (const { mail, outcome } of fetchSetAside(context, onServer, warnings)) {
      progress.advance();
      const release = (): boolean => releaseQuarantined(state.db, mail.dedupeKey);
      if (typeof outcome !== 'string') {
        const result = await retryMail({ ...processing, release }, outcome, {
          source: mail.source,
          mailboxId: mail.mailboxId,
          now: clock.now(),
          readAt: mail.at,
        });
        tally.add(result);
        if (result.result === 'quarantined')
          notRead.push({ quarantineId: mail.id, because: 'unreadable' });
        continue;
      }
      notRead.push({ quarantineId: mail.id, because: outcome });
      tally.add({ result: 'quarantined', code: mail.code });
      if (outcome === 'gone' || outcome === 'renumbered') await transact(state, release);
    }
    progress.stop();
    const lost = notRead.filter(({ because }) => because === 'gone' || because === 'renumbered');
    if (lost.length > 0) {
      warnings.push({
        code: 'message_gone',
        details: { messages: lost.slice(0, SHOWN) },
        message: `Messages that are not where they were on their server (deleted, moved, or the folder was renumbered), and left the quarantine unread: ${lost.length}. Look for them in the mailbox by hand: one may be a reply or a "no".`,
      });
    }
    const { read, known, quarantined, ...applied } = tally.counts();
    return {
      data: {
        tried: read,
        ...applied,
        gone: known + lost.length,
        stillUnreadable: quarantined - lost.length,
        notRead: notRead.slice(0, SHOWN),
        dryRun,
      },
      warnings,
      next: notRead.some(({ because }) => because === 'no_content')
        ? [
            {
              why: 'Nothing of them is kept: see where they came from, and read that again with process --source',
              run: context.callAgain('response_tracker', 'quarantine list'),
            },
          ]
        : [],
    };
  },
});
