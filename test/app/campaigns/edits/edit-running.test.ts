/** A changed file of a running campaign: what its start answers, and what leaves afterwards. */
import { expect, it } from 'vitest';
import { MINUTE } from '../../../../lib/domain/time.ts';
import type { CampaignFile } from '../../../../lib/domain/campaigns/campaign.ts';
import { findCampaign } from '../../../../lib/state/campaigns/campaigns.ts';
import { putCampaign } from '../../../../lib/state/campaigns/put-campaign.ts';
import { addSuppression } from '../../../../lib/state/campaigns/suppress.ts';
import { transactOnce, type State } from '../../../../lib/state/file/transact.ts';
import { campaignFile } from '../../../support/campaign.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { effectOf, NOTHING } from '../../../support/effect.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan, send } from '../../../support/sending.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';
import { people, seededState } from '../../../support/state-file.ts';
import { answerOf, start } from './edits.fixture.ts';

const open = closedAfterEach();
const WEIGHTED = (a: number, b: number, c: number): CampaignFile =>
  campaignFile({
    sequences: { inboxFreshness: 0 },
    steps: [
      {
        subject: 'Hello',
        text: 'First.',
        variants: [
          { name: 'a', text: 'Variant a.', weight: a },
          { name: 'b', text: 'Variant b.', weight: b },
          { name: 'c', text: 'Variant c.', weight: c },
        ],
      },
      { text: 'Second.' },
    ],
  });

async function world(count: number): Promise<{ state: State; sink: SmtpSink }> {
  const sink = await startSink();
  const state = await seededState({ people: people(count), file: WEIGHTED(1, 1, 1) });
  open.push(sink, state.db);
  return { state, sink };
}

const planned = (state: State): Record<string, string> =>
  Object.fromEntries(
    (
      state.db
        .prepare(
          `SELECT p.email, m.variant FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE m.state = 'scheduled'`,
        )
        .all() as { email: string; variant: string }[]
    ).map(({ email, variant }) => [email, variant]),
  );
const stored = (state: State): CampaignFile =>
  (findCampaign(state.db, 'spring') as { file: CampaignFile }).file;

it('ten people and two variants are five and five; nine and three are three each', async () => {
  const { state } = await world(9);
  await plan(state, MONDAY);
  const counts = Object.values(planned(state))
    .map((variant) => variant)
    .sort()
    .join('');
  expect(counts).toBe('aaabbbccc');
});

it('a stopped variant leaves no more, and the others keep theirs', async () => {
  const { state, sink } = await world(12);
  await plan(state, MONDAY);
  const before = planned(state);
  const { changes } = await start(state, WEIGHTED(1, 1, 0));
  expect(changes).toMatchObject({
    keys: [{ path: 'steps[0].variants[2].weight', from: 1, to: 0 }],
    variants: { stopped: [{ step: 1, variant: 'c', planned: 4, left: 0, underWay: 0 }] },
    replanned: { planned: 12, otherVariant: 4, added: 0, dropped: 0 },
  });
  const after = planned(state);
  for (const [email, variant] of Object.entries(before))
    expect(after[email]).toBe(variant === 'c' ? after[email] : variant);
  expect(Object.values(after)).not.toContain('c');
  await send(state, { now: MONDAY + 600 * MINUTE, url: sink.url });
  expect(sink.messages.filter(({ raw }) => raw.includes('Variant c.'))).toEqual([]);
});

it('a variant that is stopped without a new plan is drawn again when its message is claimed', async () => {
  const { state, sink } = await world(12);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  transactOnce(state, () => putCampaign(state.db, WEIGHTED(0, 1, 1), MONDAY));
  await send(state, { now: MONDAY, url: sink.url });
  expect(sink.messages).toHaveLength(12);
  expect(sink.messages.filter(({ raw }) => raw.includes('Variant a.'))).toEqual([]);
  const cells = `SELECT variant, sum(n) AS n FROM counter WHERE metric = 'sent' GROUP BY variant`;
  const told = (name: string): number =>
    sink.messages.filter(({ raw }) => raw.includes(`Variant ${name}.`)).length;
  expect(state.db.prepare(cells).all()).toEqual([
    { variant: 'b', n: told('b') },
    { variant: 'c', n: told('c') },
  ]);
});

it('a message that was tried and whose step is gone is cancelled: step_gone', async () => {
  const { state, sink } = await world(1);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?, step = 1, attempts = 1').run(MONDAY);
  const { steps } = stored(state);
  transactOnce(state, () =>
    putCampaign(state.db, { ...stored(state), steps: steps.slice(0, 1) }, MONDAY),
  );
  await send(state, { now: MONDAY, url: sink.url });
  expect(sink.messages).toEqual([]);
  expect(state.db.prepare('SELECT state FROM message').pluck().all()).toEqual(['cancelled']);
  expect(state.db.prepare('SELECT state FROM enrollment').pluck().all()).toEqual(['ended']);
});

it('a narrower window moves what is planned at once', async () => {
  const { state } = await world(30);
  await plan(state, MONDAY);
  const sendWindow = { start: '09:00', end: '09:30', timezone: 'America/New_York' };
  const { changes, batch } = await start(state, { ...stored(state), sendWindow }, { now: MONDAY });
  expect(changes?.replanned?.planned).toBe(30);
  for (const { sendAt } of batch?.planned ?? [])
    expect(new Date(sendAt).toISOString()).toMatch(/T13:[0-2]\d:/);
});

it('a dry run counts people as the import does, and leaves the file as it is', async () => {
  const { state } = await world(3);
  transactOnce(state, () =>
    addSuppression(state.db, {
      ...{ kind: 'address', value: 'no@example.test', canonical: 'no@example.test' },
      ...{ reason: 'asked', source: 'operator', at: MONDAY },
    }),
  );
  const emails = ['p1@example.test', 'new@example.test', 'no@example.test'];
  const { answer: dry, ...left } = await effectOf(state, () =>
    answerOf(start(state, WEIGHTED(2, 1, 1), { emails, dryRun: true })),
  );
  expect(left).toEqual(NOTHING);
  expect(dry).toMatchObject({ outcome: 'updated', outcomes: { enrolled: 1, enrolledAlready: 1 } });
  expect(await answerOf(start(state, WEIGHTED(2, 1, 1), { emails }))).toEqual(dry);
});

it('a file that would repeat a step is refused, and nothing is changed: step_repeated', async () => {
  const { state, sink } = await world(2);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  const file = stored(state);
  const [first, second] = file.steps;
  const swapped = { ...file, steps: [{ ...second, subject: 'Now' }, first] } as CampaignFile;
  const { answer, ...left } = await effectOf(state, () => answerOf(start(state, swapped)));
  expect(answer).toBe('step_repeated');
  expect(left).toEqual(NOTHING);
});
