/** `why` names the same instant that `schedule` gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putCampaign, activateCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { transactOnce } from '../../../lib/state/file/transact.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { replay } from '../../support/replay.ts';
import { plan } from '../../support/sending.ts';
import { enroll, people, seededState } from '../../support/state-file.ts';
import { why, hold } from './why.fixture.ts';

const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo'];
const anyWorld = fc.record({
  minutes: fc.integer({ min: 0, max: 8 * 24 * 60 }),
  mailboxes: fc.constantFrom<string[]>(['ann'], ['ann', 'bea']),
  limits: fc.record({
    perHour: fc.integer({ min: 1, max: 6 }),
    perDay: fc.integer({ min: 2, max: 15 }),
    warmupEnabled: fc.boolean(),
    warmupSchedule: fc.constant<number[]>([2, 4, 8]),
    burst: fc.constantFrom({ minGapSeconds: 0 }, { minGapSeconds: 120 }),
  }),
  file: fc.record({
    rateLimits: fc.constantFrom({}, { newPerDay: 3 }, { perHour: 2 }, { perDomain: { perDay: 2 } }),
    startAt: fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-12T12:00:00Z'),
  }),
  crowd: fc.array(
    fc.record({
      zone: fc.constantFrom(...ZONES),
      step: fc.constantFrom(0, 0, 1, 2),
      due: fc.integer({ min: -3 * 24, max: 6 * 24 }),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  held: fc.constantFrom(null, 'campaign', 'mailbox', 'provider'),
  competitor: fc.boolean(),
  asked: fc.nat(),
});

describe('the instant that why names', () => {
  it('is the one that schedule gives at the same instant, for every person', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyWorld,
        async ({ minutes, mailboxes, limits, file, crowd, held, competitor, asked }) => {
          const now = MONDAY + minutes * MINUTE;
          const state = await seededState({
            mailboxes,
            limits,
            file,
            people: crowd.map(({ zone }, index) => ({
              email: `p${index + 1}@example${index % 3}.test`,
              zone,
            })),
          });
          try {
            crowd.forEach(
              ({ step, due }, index) =>
                step > 0 &&
                state.db
                  .prepare(
                    `UPDATE enrollment SET next_step = ?, due_at = ?, mailbox_id = 'ann' WHERE id = ?`,
                  )
                  .run(step, MONDAY + due * HOUR, index + 1),
            );
            if (held)
              hold(
                state,
                held as 'campaign',
                { campaign: 'spring', mailbox: 'ann', provider: 'other' }[held] as string,
                now + 5 * HOUR,
              );
            if (competitor) {
              transactOnce(state, () => {
                putCampaign(
                  state.db,
                  campaignFile({ id: 'competitor', priority: 8, mailboxes }),
                  MONDAY,
                );
                activateCampaign(state.db, 'competitor', MONDAY);
                enroll(state, 'competitor', people(6), MONDAY);
              });
            }
            const email = `p${(asked % crowd.length) + 1}@example${(asked % crowd.length) % 3}.test`;
            const said = await why(state, now, email);
            const { planned } = await plan(state, now, 50);
            const found = planned.find((each) => each.email === email);
            if (said.batchSize === null) expect(found).toBeUndefined();
            else
              expect([said.sendAt, said.mailboxId, said.batchSize]).toEqual([
                found?.sendAt ?? null,
                found?.mailboxId ?? null,
                50,
              ]);
            // The chain leads there: it never goes back, and ends at the instant.
            const path = said.chain.flatMap(({ until }) => (until === null ? [] : [until]));
            expect(path).toEqual([...path].sort((a, b) => a - b));
            if (said.sendAt !== null && said.sendAt > now) expect(path.at(-1)).toBe(said.sendAt);
            // After the plan, `why` shows the instant as planned.
            if (found)
              expect(await why(state, now, email)).toMatchObject({
                planned: true,
                sendAt: found.sendAt,
                mailboxId: found.mailboxId,
              });
          } finally {
            state.db.close();
          }
        },
      ),
      replay(40),
    );
  }, 120_000);
});
