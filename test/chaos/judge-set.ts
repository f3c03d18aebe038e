/** Checks the result of one set of limits: the messages of the file and those of the sink. */
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import { check } from './checker.ts';
import type { LimitSet } from './draw-limits.ts';
import { wouldBreak, type Limited, type SentMessage } from './judge-limits.ts';
import type { Taken } from './sink.ts';
import type { LimitRun } from './limit-sets.ts';

type Row = {
  id: string;
  state: string;
  mailbox: string;
  campaign: string;
  email: string;
  at: number | null;
};

/**
 * The checker's result, and whether limits were used up: the file says which messages still wait,
 * and which count without being in the log.
 */
export async function judge(
  path: string,
  run: { set: LimitSet; taken: readonly Taken[]; kills: number; violations: string[] },
): Promise<Omit<LimitRun, 'seed' | 'kills'>> {
  const { set, taken } = run;
  const quotas = quotasOf(set);
  const mostConnections = Math.max(
    ...set.rounds.flatMap(({ senders }) => senders.map(({ connections }) => connections)),
  );
  const checked = check(path, taken, {
    mostInDoubt: run.kills * mostConnections,
    finished: false,
    clock: 'sender',
    quotas,
  });
  const violations = [
    ...run.violations,
    ...checked.violations.map(({ rule, what }) => `${rule}: ${what}`),
  ];
  const rows = messageRows(path);
  const doubted = rows.filter(({ state }) => state === 'in_doubt').map(asMail);
  // A message in doubt is counted from the instant at which it was found abandoned.
  const counted = [
    ...taken.filter(({ id }) => !doubted.some((mail) => mail.id === id)),
    ...doubted,
  ];
  const last = set.rounds.at(-1)!.at;
  const usedUp = new Set<string>();
  const seen = new Set<string>();
  const waiting = rows.filter(({ state }) => state === 'scheduled');
  for (const row of waiting) {
    const group = `${row.mailbox} ${row.campaign} ${domainOf(row.email)}`;
    if (seen.has(group)) continue;
    seen.add(group);
    const broken = wouldBreak({ ...asMail(row), date: last }, counted, quotas.map(atItsLongest));
    if (broken.length === 0)
      violations.push(
        `room left for ${row.email} (${row.mailbox}, ${row.campaign}) in the last round`,
      );
    for (const { rule, who } of broken) usedUp.add(`${rule} of ${who}`);
  }
  return {
    sent: taken.length,
    inDoubt: doubted.length,
    waiting: waiting.length,
    usedUp: [...usedUp].sort(),
    violations,
  };
}

function messageRows(path: string): Row[] {
  const db = openDatabase(path, { readonly: true });
  const rows = db
    .prepare(
      `SELECT m.message_id AS id, m.state, m.mailbox_id AS mailbox, m.campaign_id AS campaign, p.email, (SELECT max(at) FROM reservation r WHERE r.message_id = m.id) AS at
    FROM message m JOIN prospect p ON p.id = m.prospect_id`,
    )
    .all() as Row[];
  db.close();
  return rows;
}

/** A hash makes a minimum gap up to a quarter longer: that is not free room. */
function atItsLongest(quota: Limited): Limited {
  const { burst } = quota.limits;
  return burst?.minGapSeconds === undefined
    ? quota
    : {
        ...quota,
        limits: { ...quota.limits, burst: { ...burst, minGapSeconds: burst.minGapSeconds * 1.25 } },
      };
}

function domainOf(email: string): string {
  return email.slice(email.indexOf('@') + 1);
}

function asMail({ id, email, mailbox, at }: Row): SentMessage {
  return { id, to: email, from: `${mailbox}@acme.test`, date: at ?? 0 };
}

function quotasOf(set: LimitSet): Limited[] {
  return [
    ...set.mailboxes.map(({ id, zone, limits }): Limited => ({
      who: `mailbox ${id}`,
      zone,
      limits,
      owns: ({ from }) => from === `${id}@acme.test`,
    })),
    ...set.campaigns.map(({ id, zone, limits }): Limited => ({
      who: `campaign ${id}`,
      zone,
      limits,
      owns: ({ to }) => to.endsWith(`.${id}.test`),
    })),
    // No person in a set has an address at a large provider.
    ...Object.entries(set.receivers.perProvider).map(([id, limits]): Limited => ({
      who: `provider ${id}`,
      zone: null,
      limits,
      owns: () => true,
    })),
    ...[
      ...new Set(set.campaigns.flatMap(({ people }) => people.map(({ email }) => domainOf(email)))),
    ].map((domain): Limited => ({
      who: `domain ${domain}`,
      zone: null,
      limits: set.receivers.perDomain,
      owns: ({ to }) => domainOf(to) === domain,
    })),
  ];
}
