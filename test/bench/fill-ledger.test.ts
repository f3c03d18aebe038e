import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fillLedger } from '../../bench/fill-ledger.ts';
import { DAY } from '../../lib/domain/time.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { MONDAY } from '../support/quota.ts';
import { newFolder } from '../support/script.ts';
import { plan } from '../support/sending.ts';
import { people, seededState } from '../support/state-file.ts';

it('a past can be written into a state file of today, and planning goes on after it', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, '.agentfs'));
  const path = join(folder, '.agentfs', 'campaigns.db');
  closeState(await seededState({ people: people(3), file: { id: 'bench' } }, path));
  fillLedger(folder, 40, MONDAY);
  const state = await openState(path, 'write', { now: MONDAY });
  expect(
    state.db
      .prepare(
        "SELECT count(*) AS n, min(sent_at) >= ? AS old, max(sent_at) <= ? AS past FROM message WHERE state = 'sent'",
      )
      .get(MONDAY - 60 * DAY, MONDAY - 9 * DAY),
  ).toEqual({ n: 40, old: 1, past: 1 });
  expect((await plan(state, MONDAY, 3, 'bench')).planned).toHaveLength(3);
  closeState(state);
});
