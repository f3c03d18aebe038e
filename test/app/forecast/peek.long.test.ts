import { it } from 'vitest';
import { openState, closeState } from '../../../lib/state/file/open.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { midLife, rehearsed, temporaryFolder } from './mid-life.fixture.ts';
it('peek', async () => {
  const { folder, remove } = temporaryFolder();
  const n = Number(process.env['N']);
  const { state, now, what } = await midLife(n, folder);
  const { campaign } = needCampaign(state.db, 'spring');
  console.log(what, JSON.stringify({ ...campaign, steps: campaign.steps.map((s) => s.gap) }));
  console.log(
    JSON.stringify(state.db.prepare('SELECT id, priority, config FROM campaign').all()).slice(
      0,
      3000,
    ),
  );
  console.log(JSON.stringify(state.db.prepare('SELECT id, rate_limits FROM mailbox').all()));
  await rehearsed(state, now + 365 * DAY, { from: now, keep: folder + '/r.db', seed: 'x' }, {});
  closeState(state);
  const r = await openState(folder + '/r.db', 'write', { now });
  for (const row of r.db
    .prepare(
      `SELECT date(r.at/1000,'unixepoch') AS day, r.campaign_id AS c, r.mailbox_id AS mb, m.step AS step, count(*) AS n, min(time(r.at/1000,'unixepoch')) AS a, max(time(r.at/1000,'unixepoch')) AS b FROM reservation r JOIN message m ON m.id = r.message_id WHERE r.at > ? GROUP BY 1,2,3,4`,
    )
    .all(now))
    console.log(Object.values(row as object).join(' '));
  closeState(r);
  remove();
}, 600_000);
