/** Reads forged mails into a campaign of twelve people and says what they changed; nothing should be in the answer. */
import { MONDAY } from './party.ts';
import { forge, type Target } from './forgeries.ts';
import { afterFirstMail, receive, type InboundWorld } from './inbound-world.ts';
import { plan } from './sending.ts';
import { people } from './state-file.ts';
import { HOUR } from '../../lib/domain/time.ts';

/** Everything about people and mail, and nothing about what was read. */
const TABLES = ['prospect', 'enrollment', 'enrollment_count', 'message', 'reservation', 'suppression', 'hold', 'failure_run', 'counter', 'mailbox_day'];

function contents({ state: { db } }: InboundWorld): string {
  return JSON.stringify(TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()));
}

export type Tried = { changed: string[]; notUnverified: string[]; kinds: Record<string, number> };

export async function tryForgeries(seeds: { from: number; count: number }, onProgress: (n: number) => void = () => undefined): Promise<Tried> {
  const world = await afterFirstMail({ people: people(12), file: { sequences: { onReply: { sameCompany: 'hold' } } } });
  await plan(world.state, MONDAY + HOUR);
  const targets = world.state.db.prepare('SELECT p.email, m.message_id AS messageId FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE step = 0').all() as Target[];
  const tried: Tried = { changed: [], notUnverified: [], kinds: {} };
  let before = contents(world);
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed++) {
    const { about, lines, now } = forge(seed, targets);
    const result = await receive(world, lines, { now });
    const kind = result.result === 'applied' ? result.kind : result.result;
    tried.kinds[kind] = (tried.kinds[kind] ?? 0) + 1;
    if (result.result === 'applied' && result.matched && !result.unverified && result.kind !== 'unrelated') tried.notUnverified.push(`${seed}: ${about} (${result.kind})`);
    const after = contents(world);
    if (after !== before) tried.changed.push(`${seed}: ${about} (${kind})`);
    before = after;
    onProgress(seed);
  }
  await world.close();
  return tried;
}
