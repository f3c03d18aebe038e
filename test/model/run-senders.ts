/** Senders of a story, several at once, each in a process of its own that may die. */
import { sendDue } from '../../lib/app/sending/send.ts';
import { wireSending } from '../../lib/cli/wiring/sending/wire-sending.ts';
import { HOUR } from '../../lib/domain/time.ts';
import { openLine } from './world/network.ts';
import { performQuick } from './quick-operation.ts';
import type { ModelSender, Operation } from './operation.ts';
import { isExpected, type ModelWorld } from './world/world.ts';

export async function runSenders(
  world: ModelWorld,
  { senders, meanwhile }: Extract<Operation, { do: 'send' }>,
): Promise<void> {
  world.laws.nothingClaimed();
  let phases = 0;
  const others: Promise<unknown>[] = [];
  world.onPhase = () => {
    phases++;
    for (const { after, quick } of meanwhile)
      if (after === phases) others.push(performQuick(world, quick, null));
  };
  const all = Promise.all(senders.map((plan) => runSender(world, plan))).then(async () => {
    world.onPhase = () => undefined;
    await Promise.all(others);
  });
  await world.time.drive(all);
}

async function runSender(world: ModelWorld, plan: ModelSender): Promise<void> {
  const owner = `sender${++world.born}`;
  const process = await world.processes.start({
    owner,
    now: world.time.now(),
    death: plan.death !== null && 'commit' in plan.death ? plan.death : null,
  });
  world.alive.add(owner);
  const port = wireSending(process.state);
  const mail = openLine({
    time: world.time,
    laws: world.laws,
    process,
    troubles: plan.troubles,
    death: plan.death !== null && 'mail' in plan.death ? plan.death : null,
    onPhase: () => world.onPhase(),
    tell: world.tell,
  });
  try {
    const sent = await sendDue({ ...port, transactLowPriority: port.transact }, mail, {
      campaignId: null,
      batchId: null,
      max: plan.max ?? Infinity,
      waitUntil: plan.hours === 0 ? null : world.time.now() + plan.hours * HOUR,
      connections: plan.connections,
      owner,
      ownerIsGone: (other) => !world.alive.has(other),
      clock: { now: world.time.now, sleep: world.time.pause },
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    if (plan.death === null) {
      const left = process.state.db
        .prepare('SELECT count(*) FROM reservation WHERE owner = ?')
        .pluck()
        .get(owner) as number;
      if (left > 0) world.broken.push(`${owner} ended and left ${left} claims`);
    }
    world.tell(
      `${owner}: ${JSON.stringify(sent.counts).replace(/"\w+":0,?/g, '')} recovered ${JSON.stringify(sent.recovered)} waiting ${JSON.stringify(sent.waiting.map(({ reason, messages }) => `${messages} ${reason}`))}`,
    );
  } catch (error) {
    if (!isExpected(error)) throw error;
    world.tell(`${owner}: ${(error as Error).message}`);
  } finally {
    world.alive.delete(owner);
    process.end();
  }
}
