import { it } from 'vitest';
import { appendFileSync } from 'node:fs';
import { forecastCampaign } from '../../../lib/app/forecast/forecast.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wireForecasting } from '../../../lib/cli/wiring/forecast/wire-forecasting.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import { midLife, rehearsed, temporaryFolder } from './mid-life.fixture.ts';
const [first, last] = (process.env['STATES'] ?? '0-19').split('-').map(Number) as [number, number];
it('probe', async () => {
  const { folder, remove } = temporaryFolder();
  for (let n = first; n <= last; n++) {
    const { state, now, what } = await midLife(n, folder);
    const { campaign } = needCampaign(state.db, 'spring');
    const t0 = process.cpuUsage();
    const f = await forecastCampaign(wireForecasting(state), campaign, {
      now,
      seed: '1',
      given: { reply: 0, bounce: 0 },
      signal: new AbortController().signal,
      onDay: () => undefined,
    });
    const t1 = process.cpuUsage(t0);
    const r = await rehearsed(state, now + 365 * DAY, { from: now, keep: null, seed: 'x' }, {});
    const iso = (at: number | null) =>
      at === null ? null : new Date(at).toISOString().slice(0, 16);
    const line = [
      n,
      `f ${f.messages} ${iso(f.finish.p50)}`,
      `r ${r.outcome.totals.counts.sent} ${iso(r.lastSentAt)} ${r.endedBy} open ${r.open}`,
      JSON.stringify(f.waiting),
      what,
      `cpu f ${Math.round((t1.user + t1.system) / 1000)}`,
      Math.abs(f.messages / r.outcome.totals.counts.sent - 1) > 0.02 ? 'VOLUME' : '',
      Math.abs((f.finish.p50 ?? 0) - (r.lastSentAt ?? 0)) > DAY ? 'DATE' : '',
    ].join(' | ');
    appendFileSync(process.env['OUT'] ?? '/tmp/fc/out.txt', line + '\n');
    if (process.env['DAYS']) {
      const days = new Map(r.outcome.days.map(({ date, sent }) => [date, sent]));
      for (const d of f.days) {
        appendFileSync(
          '/tmp/fc/days.txt',
          `${n} ${d.date} f ${d.messages} (${d.first}+${d.followUps}) r ${days.get(d.date) ?? 0} ${JSON.stringify(d.waits)}\n`,
        );
        days.delete(d.date);
      }
      appendFileSync('/tmp/fc/days.txt', JSON.stringify([...days]) + '\n');
    }
    closeState(state);
  }
  remove();
}, 3_600_000);
