/**
 * The stops in the file (sequences, campaigns, suppressions, holds), and the messages whose 354
 * came after one.
 */
import type { ChaosFacts, ChaosRow, ChaosViolation } from './checker.ts';

/**
 * A command reads its clock a moment before it commits, and a message whose 354 falls between the
 * two is legal. A message counts as late only after this many ms on the sink's clock; a virtual
 * clock does not move meanwhile.
 */
const COMMITTED_WITHIN = 1_000;

/** `key`: whom it concerns, as in `keysOf`. */
type Stop = {
  key: string;
  rule: ChaosViolation['rule'];
  what: string;
  from: number;
  until: number;
};

export function findStops({ taken, rows, db, expected }: ChaosFacts): ChaosViolation[] {
  const stops = stopsIn(db);
  const allowed = expected.clock === 'sink' ? COMMITTED_WITHIN : 0;
  const byKey = new Map<string, Stop[]>();
  for (const stop of stops) byKey.set(stop.key, [...(byKey.get(stop.key) ?? []), stop]);
  return taken.flatMap((mail) => {
    const row = rows.get(mail.id);
    if (!row) return [];
    const at = expected.clock === 'sender' ? mail.date : mail.dataAt;
    return keysOf(row)
      .flatMap((key) => byKey.get(key) ?? [])
      .filter(({ from, until }) => at > from + allowed && at < until)
      .map(({ rule, what, from }): ChaosViolation => ({
        rule,
        what: `${mail.id} left ${at - from} ms after ${what}`,
      }));
  });
}

function keysOf({
  campaign,
  prospect,
  email,
  domain,
  company,
  mailbox,
  provider,
}: ChaosRow): string[] {
  return [
    `sequence ${campaign} ${prospect}`,
    `campaign ${campaign}`,
    `address ${email}`,
    `domain ${domain}`,
    `company ${company}`,
    `mailbox ${mailbox}`,
    `provider ${provider}`,
    'all ',
  ];
}

function stopsIn(db: ChaosFacts['db']): Stop[] {
  const sequences = db
    .prepare(
      `SELECT campaign_id AS campaign, prospect_id AS prospect, min(at) AS at FROM event WHERE type = 'enrollment.stopped' GROUP BY 1, 2`,
    )
    .all() as { campaign: string; prospect: number; at: number }[];
  const suppressions = db.prepare('SELECT kind, value, at FROM suppression').all() as {
    kind: string;
    value: string;
    at: number;
  }[];
  const completed = db
    .prepare('SELECT id, completed_at AS at FROM campaign WHERE completed_at IS NOT NULL')
    .all() as { id: string; at: number }[];
  const holds = db
    .prepare(
      'SELECT scope, scope_id AS scopeId, from_at AS "from", min(ifnull(until_at, 9e15), ifnull(lifted_at, 9e15)) AS until FROM hold',
    )
    .all() as { scope: string; scopeId: string; from: number; until: number }[];
  const forever = { rule: 'after_a_stop', until: Infinity } as const;
  return [
    ...sequences.map(({ campaign, prospect, at }) => ({
      ...forever,
      key: `sequence ${campaign} ${prospect}`,
      what: 'its sequence was stopped',
      from: at,
    })),
    ...suppressions.map(({ kind, value, at }) => ({
      ...forever,
      key: `${kind} ${value}`,
      what: `the ${kind} was suppressed`,
      from: at,
    })),
    ...completed.map(({ id, at }) => ({
      ...forever,
      key: `campaign ${id}`,
      what: 'its campaign was completed',
      from: at,
    })),
    ...holds.map(({ scope, scopeId, from, until }) => ({
      rule: 'while_held' as const,
      key: `${scope} ${scopeId}`,
      what: `a hold on ${scope} ${scopeId}`,
      from,
      until,
    })),
  ];
}
