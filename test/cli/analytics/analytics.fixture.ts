/** A campaign with figures, and the context of a command that reads them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { silentProgress } from '../../../lib/cli/runner/progress.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import type { Context } from '../../../lib/cli/runner/command.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import {
  addCampaign,
  addCounters,
  addMailbox,
  countEnrollments,
} from '../../state/reports/report-database.ts';

// 20:00 on the 4th in New York, already the 5th in UTC.
const NOW = Date.parse('2026-03-05T01:00:00Z');
export let state: State;
export let context: Context;

beforeAll(async () => {
  state = await openState(
    join(mkdtempSync(join(tmpdir(), 'analytics-')), 'campaigns.db'),
    'create',
    { now: NOW },
  );
  addMailbox(state.db, 'ann');
  addCampaign(state.db, 'spring', {
    name: 'Spring',
    config: { timezone: 'America/New_York' },
    mailboxes: ['ann'],
  });
  addCampaign(state.db, 'autumn', { name: '=cmd|x', mailboxes: ['ann'] });
  countEnrollments(state.db, 'spring', {
    waiting: 60,
    queued: 10,
    finished: 20,
    replied: 6,
    bounced: 4,
  });
  addCounters(state.db, 'spring', [
    '2026-03-02 0 default ann google sent 60',
    '2026-03-02 0 default ann google rejected 1',
    '2026-03-02 0 default ann google bounced_hard 4',
    '2026-03-03 0 default ann google undelivered 3',
    '2026-03-04 1 default ann google sent 40',
    '2026-03-04 1 default ann google replied 6',
  ]);
  context = {
    script: 'analytics',
    clock: virtualClock(NOW),
    state,
    stateIfAny: state,
    env: {},
    cwd: '/',
    dbPath: '',
    signal: new AbortController().signal,
    progress: silentProgress(),
    lineByLine: false,
    whole: false,
    format: null,
    printLines: () => Promise.resolve(),
    writeCall: (script, rest) => `scripts/${script}.ts ${rest}`,
    callAgain: (script, rest) => `scripts/${script}.ts ${rest}`,
  };
});
afterAll(() => closeState(state));

export const page = { limit: 50, cursor: undefined };
