/**
 * Random interleavings of edits, imports, limits, plans, approvals and sends on a real file with a
 * server. The oracle keeps the bytes that were composed for each approval, not their digests.
 */
import { expect } from 'vitest';
import { approve, revoke } from '../../../lib/app/approval/approve.ts';
import { composeBatch } from '../../../lib/app/approval/compose-batch.ts';
import { configureLimits } from '../../../lib/app/campaigns/configure-limits.ts';
import { startCampaign } from '../../../lib/app/campaigns/start-campaign.ts';
import { composeMessages, upcomingPlanned } from '../../../lib/app/preview/compose-messages.ts';
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { wireLimits } from '../../../lib/cli/wiring/campaigns/wire-limits.ts';
import { wireStarting } from '../../../lib/cli/wiring/campaigns/wire-starting.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { Failure } from '../../../lib/domain/failure.ts';
import { plannedApprovals } from '../../../lib/state/approval/approvals.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { approving, putPolicy } from '../../support/approval.ts';
import { campaign, campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { enroll, people, seededState } from '../../support/state-file.ts';
import type { ApprovalMode } from '../../../lib/domain/approval/policy.ts';

export type Played = { sent: number; unapproved: string[]; steps: string[] };

/** One world: `steps` random steps under the policy. */
export async function play(
  seed: number,
  { approval, steps }: { approval: ApprovalMode; steps: number },
): Promise<Played> {
  const random = generator(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const approved = new Map<string, Set<string>>();
  const unapproved: string[] = [];
  const sink = await startSink({
    onMail({ raw }) {
      const bytes = withoutDate(raw);
      if (![...approved.values()].some((batch) => batch.has(bytes))) unapproved.push(raw);
    },
  });
  const state = await seededState({ mailboxes: ['ann', 'bea'], people: people(6) });
  putPolicy(state, { approval });
  let now = MONDAY;
  let text = 0;
  let next = 7;
  const actions: Record<string, () => Promise<unknown> | unknown> = {
    async edit() {
      const file = {
        mailboxes: pick(4) === 0 ? ['bea'] : ['ann', 'bea'],
        steps: [
          { subject: `Hello {{ first_name }} ${pick(3)}`, text: `Text ${(text = pick(3))}` },
          { text: `Again ${text}`, delay: { days: 1 } },
        ],
        ...(pick(3) === 0 ? { footer: { text: `Footer ${pick(2)}` } } : {}),
      };
      await startCampaign(
        wireStarting({ state, env: {}, clock: virtualClock(now) }, { dns: false }),
        {
          file: campaignFile(file),
          campaign: campaign(file),
          rows: null,
          batchSize: 4,
          now,
          onProgress: () => undefined,
        },
      );
    },
    import: () =>
      transactOnce(state, () =>
        enroll(state, 'spring', [{ email: `p${next++}@example.test`, first_name: 'New' }], now),
      ),
    rename: () =>
      transactOnce(state, () =>
        state.db
          .prepare('UPDATE prospect SET fields = ? WHERE id = ?')
          .run(JSON.stringify({ first_name: `Name ${pick(3)}` }), 1 + pick(next)),
      ),
    configure: () =>
      configureLimits(wireLimits(state), {
        scope: { scope: 'mailbox', id: pick(2) === 0 ? 'ann' : 'bea' },
        change: { of: 'sender', limits: { perHour: 2 + pick(20) } },
        now,
      }),
    schedule: () => plan(state, now, 1 + pick(8)),
    approve: () => approveOne(state, { now, approved, pick }),
    async revoke() {
      const digest = [...approved.keys()][pick(approved.size)];
      if (digest === undefined || pick(2) === 0) return;
      await revoke(approving(state, now), { digest, by: 'Ann Lee', now });
      approved.delete(digest);
    },
    async send() {
      await send(state, { now, env: { ANN_SMTP: sink.url }, max: 1 + pick(6) });
    },
    wait: () => (now += [5 * MINUTE, HOUR, 3 * HOUR, DAY][pick(4)] ?? 0),
  };
  const bag = [
    'edit',
    'import',
    'rename',
    'configure',
    'schedule',
    'schedule',
    'approve',
    'approve',
  ];
  const names = [...bag, 'approve', 'revoke', 'send', 'send', 'send', 'send', 'wait', 'wait'];
  const taken: string[] = [];
  try {
    for (let step = 0; step < steps; step++) {
      const name = names[pick(names.length)] as string;
      taken.push(name);
      try {
        await actions[name]?.();
      } catch (error) {
        // A higher limit and a stale digest are refused: that is their test elsewhere.
        if (!(error instanceof Failure)) throw error;
        expect(error.code).toMatch(/^approval_/);
      }
    }
    return { sent: sink.messages.length, unapproved, steps: taken };
  } finally {
    state.db.close();
    await sink.close();
  }
}

/** The person previews a batch, the world may go on, and then the person approves what was seen. */
async function approveOne(
  state: State,
  {
    now,
    approved,
    pick,
  }: { now: number; approved: Map<string, Set<string>>; pick: (n: number) => number },
): Promise<void> {
  const filter = { campaignId: null, batchId: null, dueBy: null, limit: 100 };
  const batches = plannedApprovals(state.db, filter);
  const batch = batches[pick(batches.length)];
  if (!batch) return;
  const port = approving(state, now);
  const seen = new Set<string>();
  const messages = upcomingPlanned(port, batch);
  for await (const { written } of composeMessages(port, port.campaign('spring'), { messages, now }))
    if (written.ok) seen.add(withoutDate(written.content.raw.toString('utf8')));
  const { digest } = await composeBatch(port, { ...batch, now });
  if (pick(4) === 0)
    transactOnce(state, () =>
      state.db
        .prepare('UPDATE prospect SET fields = ? WHERE id = ?')
        .run(JSON.stringify({ first_name: `Name ${pick(3)}` }), 1 + pick(6)),
    );
  await approve(port, { digest, by: 'Ann Lee', now });
  approved.set(digest, seen);
}

function withoutDate(raw: string): string {
  return raw.replace(/^Date: .*\r\n/m, '').replace(/(\r\n)+$/, '');
}

function generator(seed: number): () => number {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
