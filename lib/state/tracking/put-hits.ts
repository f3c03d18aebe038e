/** Writes requests for pixels and links, and the verdicts on them, with the totals of reports. */
import type { Database } from '../engine/database.ts';
import { storeOf } from '../engine/store-of.ts';
import { prepared } from '../file/prepared.ts';
import { countMetric, uncountMetric } from '../events/counters.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { Instant } from '../../domain/time.ts';
import type {
  HitClass,
  HitVerdictRow,
  LinkHits,
  TrackedMessage,
  VerdictKind,
} from '../../domain/tracking/tracked-message.ts';

export function putHits(db: Database, row: number, hits: readonly LinkHits[]): void {
  const put = prepared(
    db,
    `INSERT INTO hit (message_id, link, person, unclear, hidden, machine, first_at, last_at)
    VALUES (:row, :link, :person, :unclear, :hidden, :machine, :firstAt, :lastAt)
    ON CONFLICT DO UPDATE SET person = excluded.person, unclear = excluded.unclear, hidden = excluded.hidden,
      machine = excluded.machine, first_at = excluded.first_at, last_at = excluded.last_at`,
  );
  for (const hit of hits) put.run({ row, ...hit });
}

const COUNTED_AS: Readonly<Record<VerdictKind, Readonly<Record<HitClass, Metric>>>> = {
  open: {
    person: 'opened_person',
    unclear: 'opened_unclear',
    hidden: 'opened_hidden',
    machine: 'opened_machine',
  },
  click: {
    person: 'clicked_person',
    unclear: 'clicked_unclear',
    hidden: 'clicked_hidden',
    machine: 'clicked_machine',
  },
};

/** `before`: the verdict that it replaces, which counts no longer. */
export function putHitVerdict(
  db: Database,
  message: TrackedMessage,
  change: { verdict: HitVerdictRow; before: HitVerdictRow | null; at: Instant },
): void {
  const { verdict, before, at } = change;
  prepared(
    db,
    `INSERT INTO hit_verdict (message_id, kind, verdict, day, provider, changes, at)
    VALUES (:row, :kind, :verdict, :day, :provider, :changes, :at)
    ON CONFLICT DO UPDATE SET verdict = excluded.verdict, changes = excluded.changes, at = excluded.at`,
  ).run({ row: message.row, ...verdict, at });
  const counted = { ...message, provider: verdict.provider };
  const metricOf = (row: HitVerdictRow): Metric => COUNTED_AS[row.kind][row.verdict];
  if (before !== null) uncountMetric(db, counted, { day: verdict.day, metric: metricOf(before) });
  countMetric(db, counted, { day: verdict.day, metric: metricOf(verdict) });
}

export const createHitWriter = storeOf({ putHits, putHitVerdict });
