/** Performs one operation of a story, and at its end brings all open messages to their end. */
import { scheduleBatch } from '../../lib/app/planning/schedule.ts';
import { needCampaign } from '../../lib/cli/campaigns/find-campaign.ts';
import { command as complete } from '../../lib/cli/rate-limiter/campaigns/complete.ts';
import { command as configure } from '../../lib/cli/rate-limiter/campaigns/configure.ts';
import { command as resolve } from '../../lib/cli/rate-limiter/sending/resolve.ts';
import { command as resume } from '../../lib/cli/rate-limiter/sending/resume.ts';
import { wirePlanning } from '../../lib/cli/wiring/planning/wire-planning.ts';
import { createDoubtStore } from '../../lib/state/sending/doubt-store.ts';
import { transact } from '../../lib/state/file/transact.ts';
import { HOUR } from '../../lib/domain/time.ts';
import { enroll } from '../support/state-file.ts';
import { leftOver, nextPlanned } from './books.ts';
import { iso } from './laws.ts';
import { performQuick } from './quick-operation.ts';
import { readInbox } from './read-inbox.ts';
import { runSenders } from './run-senders.ts';
import type { Operation } from './operation.ts';
import type { Death } from './world/process.ts';
import type { ModelWorld } from './world/world.ts';

export async function perform(world: ModelWorld, operation: Operation): Promise<void> {
  if (operation.do !== 'clock') world.tell(`-- ${JSON.stringify(operation)}`);
  switch (operation.do) {
    case 'clock':
      world.time.jump(operation.minutes * 60_000);
      return world.tell(`-- the clock is moved by ${operation.minutes} minutes`);
    case 'next': {
      const next = nextPlanned(world.path, world.time.now());
      if (next !== null) world.time.jump(next - world.time.now() + operation.minutes * 60_000);
      return;
    }
    case 'schedule':
      return planBatch(world, operation.size, operation.death);
    case 'send':
      return runSenders(world, operation);
    case 'read':
      return readInbox(world, operation.death);
    case 'resolve':
      return resolveDoubt(world, operation);
    case 'import': {
      const more = world.addPeople(world.persons.length, operation.people);
      world.persons = [...world.persons, ...more];
      return world.inProcess(operation.death, 'importer', (process) =>
        transact(process.state, () => enroll(process.state, 'spring', more, world.time.now())),
      );
    }
    case 'complete':
      return world.inProcess(operation.death, 'operator', async (process) => {
        await world.call(complete, process, { campaignId: 'spring', endOpen: true });
        world.laws.completed = true;
      });
    default:
      return performQuick(world, operation, operation.death);
  }
}

export async function planBatch(
  world: ModelWorld,
  size: number,
  death: Death | null,
): Promise<void> {
  await world.inProcess(death, 'planner', async (process) => {
    const {
      batchId: _,
      planned,
      unplanned,
    } = await scheduleBatch(
      wirePlanning(process.state),
      needCampaign(process.state.db, 'spring').campaign,
      { size, now: world.time.now() },
    );
    world.tell(
      `planned ${planned.map(({ email, step, sendAt, mailboxId }) => `${email}.${step + 1} ${iso(sendAt)} ${mailboxId}`).join(', ')}; unplanned ${unplanned.map(({ candidate, reason }) => `${candidate.email} ${reason}`).join(', ')}`,
    );
  });
}

export async function resolveDoubt(
  world: ModelWorld,
  { as, which, death }: Extract<Operation, { do: 'resolve' }>,
): Promise<void> {
  await world.inProcess(death, 'operator', async (process) => {
    if (as === 'evidence') return world.call(resolve, process, {});
    const doubts = createDoubtStore(process.state.db).inDoubt({
      campaignId: null,
      messageId: null,
    });
    const doubt = doubts[which % Math.max(1, doubts.length)];
    if (!doubt) return undefined;
    world.tell(`${doubt.email} step ${doubt.step + 1} is settled as ${as}`);
    if (as === 'sent') world.laws.saidSent.add(doubt.messageId);
    world.laws.repeats.set(
      doubt.messageId,
      (world.laws.repeats.get(doubt.messageId) ?? 0) + (as === 'resend' ? 1 : 0),
    );
    return world.call(resolve, process, { messageId: doubt.messageId, as, reason: 'because' });
  });
}

/**
 * At the end: holds lifted, limits wide, a server that works, and a month of days. No person may be
 * left over.
 */
export async function comeToAnEnd(world: ModelWorld): Promise<void> {
  world.time.jump(Math.max(0, world.latest - world.time.now()));
  for (const what of ['campaign', 'mailbox', 'all'] as const)
    await performQuick(world, { do: 'resume', what }, null);
  for (const who of ['ann', 'bea', 'campaign'] as const)
    await performQuick(
      world,
      {
        do: 'configure',
        who,
        hourly: 1_000,
        daily: 10_000,
        burst: who === 'campaign' ? null : 1_000,
        gap: 0,
      },
      null,
    );
  for (const mailbox of ['ann', 'bea'])
    await world.inProcess(null, 'operator', (process) =>
      world.call(configure, process, { warmup: 'off', mailbox }),
    );
  await world.inProcess(null, 'operator', (process) =>
    world.call(resume, process, { mailbox: 'bea', all: false }),
  );
  world.limits.ann.warmup = world.limits.bea.warmup = [];
  world.laws.configure(world.time.now(), structuredClone(world.limits));
  const began = world.time.now();
  for (
    let half = 1;
    half < 90 && !world.laws.completed && leftOver(world.path).length > 0;
    half++
  ) {
    await readInbox(world, null);
    await planBatch(world, 100, null);
    await runSenders(world, {
      do: 'send',
      senders: [{ connections: 4, hours: 12, max: null, troubles: [], death: null }],
      meanwhile: [],
    });
    world.time.jump(Math.max(0, began + half * 12 * HOUR - world.time.now()));
  }
  if (!world.laws.completed)
    for (const left of leftOver(world.path)) world.broken.push(`never came to an end: ${left}`);
}
