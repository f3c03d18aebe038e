/**
 * `response_tracker.ts quarantine retry`: reads quarantined messages again, from the stored copy or
 * the server, and applies them as if they had been read at first.
 */
import { Failure } from '../../../domain/failure.ts';
import { isLost, retryQuarantined } from '../../../app/responses/retry-quarantined.ts';
import { countQuarantined, nextQuarantined } from '../../../state/responses/quarantined.ts';
import { defineCommand, type Warning } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireRetrying } from '../../wiring/responses/wire-inbox.ts';
import { fetchSetAside } from './fetch-set-aside.ts';
import { openSetAsideFile } from './open-set-aside-file.ts';
import { createTally } from '../process/tally.ts';

/** The most rows that the answer names. */
const SHOWN = 50;

export const command = defineCommand({
  about:
    'Read quarantined messages again, from the stored copy or the mail server, and act on those that can be read now',
  examples: ['', '--quarantine-id 4 --dry-run'],
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
  effect: 'write',
  state: 'write',
  original: 'matches',
  async run(context, { quarantineId, dryRun }) {
    const { state, clock, signal, progress } = context;
    const only = quarantineId ?? null;
    if (only !== null && !nextQuarantined(state.db, 0, only)) {
      throw new Failure({
        code: 'no_quarantined',
        exit: 'notFound',
        message: `There is no quarantined message ${only}.`,
        hint: 'It may have been read since; see response_tracker.ts quarantine list.',
      });
    }
    const tally = createTally();
    const warnings: Warning[] = [];
    progress.start(countQuarantined(state.db), 'reading again');
    const port = wireRetrying(state, {
      openFile: openSetAsideFile,
      fetch: (messages) => fetchSetAside(context, messages, warnings),
    });
    const notRead = await retryQuarantined(port, {
      only,
      now: () => clock.now(),
      isInterrupted: () => signal.aborted,
      onMail: () => progress.advance(),
      onResult: (result) => tally.add(result),
    });
    progress.stop();
    const lost = notRead.filter(({ because }) => isLost(because));
    if (lost.length > 0) {
      warnings.push({
        code: 'message_gone',
        details: { messages: lost.slice(0, SHOWN) },
        message: `Messages that left the quarantine unread, because their server has them no longer at the same place (deleted, moved, or the folder was renumbered): ${lost.length}. Look for them in the mailbox by hand: one may be a reply or a "no".`,
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
              why: 'No copy of them is stored: see where they came from, and read that again with process --source',
              run: context.callAgain('response_tracker', 'quarantine list'),
            },
          ]
        : [],
    };
  },
});
