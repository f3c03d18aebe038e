/** `alerts` lists what needs attention until it is over and acknowledged. */
import { expect, it } from 'vitest';
import { endAlerts, raiseAlert } from '../../../lib/state/alerts/raise-alert.ts';
import { openState } from '../../../lib/state/file/open.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import type { NewAlert } from '../../../lib/domain/alerts/alert.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder } from '../../support/script.ts';
import { seededState } from '../../support/state-file.ts';

const WARNING: NewAlert = {
  code: 'bounce_rate',
  scope: 'campaign',
  scopeId: 'spring',
  level: 'warning',
  value: 0.03,
  threshold: 0.02,
  sample: 100,
  until: null,
};
const now = new Date(MONDAY + 2 * HOUR).toISOString();

it('an alert that ended unseen stays listed until it is acknowledged', async () => {
  const cwd = newFolder();
  const db = `${cwd}/campaigns.db`;
  const state = await seededState({}, db);
  transactOnce(state, () => {
    raiseAlert(state.db, WARNING, MONDAY);
    raiseAlert(state.db, { ...WARNING, code: 'unsubscribe_rate' }, MONDAY);
    endAlerts(state.db, WARNING, ['bounce_rate'], MONDAY + HOUR);
  });
  state.db.close();
  const run = async (...line: string[]) =>
    (await call(['rate_limiter', ...line, '--db', db, '--now', now], { cwd })).document;
  const listed = await run('alerts');
  expect(listed.data).toMatchObject({
    open: 1,
    unacknowledged: 2,
    alerts: {
      total: 2,
      rows: [
        { alertId: 2, code: 'unsubscribe_rate', open: true, endedAt: null },
        {
          alertId: 1,
          code: 'bounce_rate',
          open: false,
          endedAt: new Date(MONDAY + HOUR).toISOString(),
        },
      ],
    },
  });
  expect(await run('alerts', 'ack', '--alert-id', '9')).toMatchObject({
    ok: false,
    error: { code: 'no_alert' },
  });
  expect((await run('alerts', 'ack')).data).toMatchObject({ acknowledged: [2, 1] });
  // The open one is listed while it lasts, and still a warning of the loop.
  expect((await run('alerts')).data).toMatchObject({ open: 1, unacknowledged: 0 });
  expect((await run('list')).warnings).toMatchObject([
    { code: 'unsubscribe_rate', details: { acknowledged: true } },
  ]);
});

it('an alert that becomes critical is unacknowledged again', async () => {
  const state = await openState(`${newFolder()}/campaigns.db`, 'create', { now: MONDAY });
  const acknowledged = (): unknown =>
    state.db.prepare('SELECT level, acknowledged_at FROM alert').all();
  transactOnce(state, () => {
    raiseAlert(state.db, WARNING, MONDAY);
    state.db.prepare('UPDATE alert SET acknowledged_at = 1').run();
    raiseAlert(state.db, WARNING, MONDAY);
  });
  expect(acknowledged()).toEqual([{ level: 'warning', acknowledged_at: 1 }]);
  transactOnce(state, () => raiseAlert(state.db, { ...WARNING, level: 'critical' }, MONDAY));
  expect(acknowledged()).toEqual([{ level: 'critical', acknowledged_at: null }]);
  state.db.close();
});
