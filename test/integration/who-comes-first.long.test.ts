/**
 * Two campaigns on one mailbox through the real scripts and an SMTP server on loopback: the first
 * day goes to the right one, whichever was planned first.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time.ts';
import { callerIn, type SoakCaller } from '../soak/call-script.ts';
import { campaignFile } from '../support/campaign.ts';
import { closedAfterEach } from '../support/close-after.ts';
import { MONDAY } from '../support/quota.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import type { CampaignFile } from '../../lib/domain/campaigns/campaign.ts';

const open = closedAfterEach();

type World = { call: SoakCaller; sink: SmtpSink; start: Start };
type Start = (id: string, file: Partial<CampaignFile>, now?: number) => ReturnType<SoakCaller>;

/** A mailbox that may send 20 messages a day, 5 an hour. */
async function oneMailbox(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'who-comes-first-'));
  const sink = await startSink();
  open.push(sink);
  const call = callerIn(folder, { SINK: sink.url });
  const mailbox = 'mailbox add --mailbox ann --timezone America/New_York --smtp env:SINK --from';
  await call('rate_limiter', [...mailbox.split(' '), 'Ann Lee <ann@acme.test>'], MONDAY);
  const limits = 'configure --mailbox ann --hourly 5 --daily 20 --warmup off';
  await call('rate_limiter', limits.split(' '), MONDAY);
  const start: Start = (id, file, now = MONDAY) => {
    const steps = [{ subject: 'A question', text: `campaign ${id}` }];
    const footer = { text: 'Acme, 1 Main Street' };
    writeFileSync(
      join(folder, `${id}.json`),
      JSON.stringify(campaignFile({ id, steps, footer, ...file })),
    );
    const rows = Array.from({ length: 50 }, (_, n) => `p${n}@${id}.test`);
    writeFileSync(join(folder, `${id}.csv`), ['email', ...rows].join('\n'));
    const line = `start --config ${id}.json --prospects ${id}.csv --batch-size 40`;
    return call('rate_limiter', line.split(' '), now);
  };
  return { call, sink, start };
}

/** What reached the server, by campaign. */
function counts({ sink }: World, from = 0): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { raw } of sink.messages.slice(from)) {
    const id = /^campaign (\w+)/m.exec(raw)?.[1] ?? '';
    found[id] = (found[id] ?? 0) + 1;
  }
  return found;
}

const sendTheDay = ({ call }: World, now: number) =>
  call('rate_limiter', ['send', '--wait', '11h'], now);

describe(
  'the first day of a campaign of priority 10 and one of priority 1',
  { timeout: 300_000 },
  () => {
    it('is 19 to 1, though the lower one was planned first; the next day too', async () => {
      const world = await oneMailbox();
      const { call, start } = world;
      expect((await start('low', { priority: 1 })).data['batch'].displaced).toEqual([]);
      const { batch } = (await start('high', { priority: 10 }, MONDAY + MINUTE)).data;
      expect(batch.displaced).toEqual([{ campaignId: 'low', messages: 40, onLaterDay: 39 }]);
      const why = ['why', '--campaign-id', 'low', '--prospect', 'p7@low.test'];
      const { campaigns } = (await call('rate_limiter', why, MONDAY + MINUTE)).data;
      expect(campaigns[0]).toMatchObject({
        because: 'displaced',
        planned: true,
        chain: [{ displaced: { by: 'high' }, until: campaigns[0].sendAt }, { code: 'not_due' }],
      });
      await sendTheDay(world, MONDAY + MINUTE);
      expect(counts(world)).toEqual({ high: 19, low: 1 });
      for (const id of ['low', 'high'])
        await call(
          'rate_limiter',
          ['schedule', '--campaign-id', id, '--batch-size', '40'],
          MONDAY + DAY,
        );
      await sendTheDay(world, MONDAY + DAY);
      expect(counts(world, 20)).toEqual({ high: 19, low: 1 });
    });

    it('is 20 to 0 for the lower one while the other is paused, and after resume each gets its share', async () => {
      const world = await oneMailbox();
      const { call, start } = world;
      await start('high', { priority: 10 });
      await call('rate_limiter', ['pause', '--campaign-id', 'high', '--reason', 'prices'], MONDAY);
      expect((await start('low', { priority: 1 })).data['batch'].displaced).toEqual([]);
      await sendTheDay(world, MONDAY);
      expect(counts(world)).toEqual({ low: 20 });
      // Without a new plan: both have messages planned for the same instants.
      await call('rate_limiter', ['resume', '--campaign-id', 'high'], MONDAY + DAY - HOUR);
      await sendTheDay(world, MONDAY + DAY);
      const { high = 0, low = 0 } = counts(world, 20);
      expect([high + low, high > low]).toEqual([20, true]);
      await call('rate_limiter', ['schedule', '--campaign-id', 'high'], MONDAY + 2 * DAY);
      await sendTheDay(world, MONDAY + 2 * DAY);
      expect(counts(world, 40)).toEqual({ high: 19, low: 1 });
    });

    it('is 20 to 0 for a strict one of priority 1, and status says that it is strict', async () => {
      const world = await oneMailbox();
      const { call, start } = world;
      await start('high', { priority: 10 });
      await start('first', { priority: 1, precedence: 'strict' });
      await sendTheDay(world, MONDAY);
      expect(counts(world)).toEqual({ first: 20 });
      const status = ['status', '--campaign-id', 'first'];
      expect((await call('rate_limiter', status, MONDAY + HOUR)).data).toMatchObject({
        priority: 1,
        precedence: 'strict',
      });
    });
  },
);
