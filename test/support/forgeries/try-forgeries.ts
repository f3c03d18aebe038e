/**
 * Reads forged messages into a campaign of twelve people and returns the changes, which should be
 * none.
 */
import { MONDAY } from '../quota.ts';
import { forge, type Target } from './forgeries.ts';
import { forgeAsOwner } from './owner-forgeries.ts';
import { afterFirstMail, receive, type InboundWorld } from '../imap/inbound-world.ts';
import { plan, send } from '../sending.ts';
import { people } from '../state-file.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';

/** All facts about people and messages, without the list of read messages. */
const TABLES = [
  'prospect',
  'enrollment',
  'enrollment_count',
  'message',
  'reservation',
  'suppression',
  'hold',
  'failure_run',
  'counter',
  'mailbox_day',
];

function contents({ state: { db } }: InboundWorld): string {
  return JSON.stringify(
    TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()),
  );
}

/** Nothing follows from these, proven or not. A plain receipt has no intent. */
const HARMLESS: ReadonlySet<string> = new Set(['unrelated', 'auto_reply', 'delayed']);

export type Tried = { changed: string[]; notUnverified: string[]; kinds: Record<string, number> };

export async function tryForgeries(
  seeds: { from: number; count: number },
  onProgress: (n: number) => void = () => undefined,
): Promise<Tried> {
  const world = await afterFirstMail({
    people: people(12),
    file: { sequences: { onReply: { sameCompany: 'hold' } } },
  });
  await plan(world.state, MONDAY + HOUR);
  const targets = world.state.db
    .prepare(
      'SELECT p.email, m.message_id AS messageId FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE step = 0',
    )
    .all() as Target[];
  const tried: Tried = { changed: [], notUnverified: [], kinds: {} };
  let before = contents(world);
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed++) {
    const { about, lines, now } = forge(seed, targets);
    const result = await receive(world, lines, { now });
    const kind = result.result === 'applied' ? result.kind : result.result;
    tried.kinds[kind] = (tried.kinds[kind] ?? 0) + 1;
    if (
      result.result === 'applied' &&
      result.matched &&
      !result.unverified &&
      !HARMLESS.has(result.kind + (result.classification.intent ?? ''))
    )
      tried.notUnverified.push(`${seed}: ${about} (${result.kind})`);
    const after = contents(world);
    if (after !== before) tried.changed.push(`${seed}: ${about} (${kind})`);
    before = after;
    onProgress(seed);
  }
  await world.close();
  return tried;
}

/**
 * Everything that is not the owner's: other people, their sequences and mail, and what holds or
 * counts for all.
 */
const NOT_THE_OWNERS: Readonly<Record<string, string>> = {
  prospect: 'SELECT * FROM prospect WHERE email <> :owner ORDER BY id',
  enrollment:
    'SELECT e.* FROM enrollment e JOIN prospect p ON p.id = e.prospect_id WHERE p.email <> :owner ORDER BY e.id',
  message:
    'SELECT m.* FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email <> :owner ORDER BY m.id',
  suppression: `SELECT * FROM suppression WHERE NOT (kind = 'address' AND value = :owner)`,
  hold: 'SELECT * FROM hold WHERE :owner IS NOT NULL',
  failure_run: 'SELECT * FROM failure_run WHERE :owner IS NOT NULL',
  reservation:
    'SELECT r.* FROM reservation r JOIN message m ON m.id = r.message_id JOIN prospect p ON p.id = m.prospect_id WHERE p.email <> :owner ORDER BY r.id',
};

/**
 * One recipient of twelve, with two messages and three colleagues, tries to misuse their
 * Message-IDs.
 */
export async function tryOwnersForgeries({
  from,
  count,
}: {
  from: number;
  count: number;
}): Promise<{ changed: string[]; ownerChanged: boolean; bounced: number }> {
  const domains = [
    'own.test',
    'own.test',
    'own.test',
    'own.test',
    'gmail.com',
    'a.test',
    'b.test',
    'c.test',
    'd.test',
    'e.test',
    'f.test',
    'g.test',
  ];
  const world = await afterFirstMail({
    people: domains.map((domain, index) => ({ email: `p${index + 1}@${domain}` })),
    file: { unsubscribe: { https: 'https://acme.test/u' } },
  });
  const { db } = world.state;
  createResponseStore(db).markInboxRead('ann', MONDAY + 3 * DAY);
  await plan(world.state, MONDAY + 3 * DAY);
  db.prepare(`UPDATE message SET send_at = ? WHERE state = 'scheduled'`).run(MONDAY + 3 * DAY);
  await send(world.state, { now: MONDAY + 3 * DAY, url: world.url });
  await plan(world.state, MONDAY + 3 * DAY + HOUR);
  const owner = 'p1@own.test';
  const messageIds = db
    .prepare(
      `SELECT m.message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ? AND m.sent_at IS NOT NULL`,
    )
    .pluck()
    .all(owner) as string[];
  if (messageIds.length !== 2) throw new Error('the owner should have had two messages');
  const others = db
    .prepare('SELECT email FROM prospect WHERE email <> ? ORDER BY id')
    .pluck()
    .all(owner) as string[];
  const contentsOf = (what: 'others' | 'owner'): string =>
    what === 'owner'
      ? JSON.stringify(
          db
            .prepare(
              'SELECT p.state, e.state, e.due_at FROM prospect p JOIN enrollment e ON e.prospect_id = p.id WHERE p.email = ?',
            )
            .all(owner)
            .map((row) => Object.values(row as object)),
        )
      : JSON.stringify(Object.values(NOT_THE_OWNERS).map((sql) => db.prepare(sql).all({ owner })));
  const changed: string[] = [];
  const ownerBefore = contentsOf('owner');
  let before = contentsOf('others');
  for (let n = from; n < from + count; n++) {
    const { about, lines, now } = forgeAsOwner(n, { email: owner, messageIds }, others);
    await receive(world, lines, { now });
    const after = contentsOf('others');
    if (after !== before) changed.push(`${n}: ${about}`);
    before = after;
  }
  const bounced = db.prepare('SELECT sum(bounced) FROM mailbox_day').pluck().get() as number;
  const ownerChanged = contentsOf('owner') !== ownerBefore;
  await world.close();
  return { changed, ownerChanged, bounced };
}
