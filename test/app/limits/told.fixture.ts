/** What the events said of limits, and whether the ledger agrees. */
import type { State } from '../../../lib/state/file/transact.ts';

export type ToldLimit = {
  type: 'exceeded' | 'reset';
  at: number;
  scope: string;
  scopeId: string;
  limit: string;
  max: number;
  resumesAt?: number;
};

export function toldIn({ db }: State): ToldLimit[] {
  const rows = db
    .prepare(
      `SELECT type, at, data FROM event WHERE type LIKE 'rate\\_limit.%' ESCAPE '\\' ORDER BY seq`,
    )
    .all() as { type: string; at: number; data: string }[];
  return rows.map(({ type, at, data }) => ({
    type: type.slice('rate_limit.'.length) as ToldLimit['type'],
    at,
    ...(JSON.parse(data) as Omit<ToldLimit, 'type' | 'at'>),
  }));
}

/** `exceeded warmup`, `reset warmup` ... in order. */
export const spoken = (state: State): string[] =>
  toldIn(state).map(({ type, limit }) => `${type} ${limit}`);

export const sentAt = ({ db }: State): number[] =>
  db
    .prepare('SELECT sent_at FROM message WHERE sent_at IS NOT NULL ORDER BY 1')
    .pluck()
    .all() as number[];
