/** The audit trail: one row of `tool_calls` for each command that ran. */
import type { Database } from '../engine/database.ts';
import type { Instant } from '../../domain/time.ts';
import { redactParameters, redactText } from './redact.ts';

export type ToolCall = {
  /** The command, e.g. `rate_limiter.schedule`. */
  name: string;
  /** Its flags and values. Redacted here, whatever the caller did. */
  parameters: Readonly<Record<string, unknown>>;
  startedAt: Instant;
  completedAt: Instant;
} & (
  | { result: unknown }
  /** Code and sentence of the failure, or text. */
  | { error: unknown }
);

/**
 * Inserts the row of one finished command and returns its id; rows are never changed or deleted (AgentFS specification,
 * consistency rule 5). `parameters`, `result` and `error` become JSON text, exactly one of the last two is set, times become
 * whole seconds. Runs in the caller's transaction.
 */
export function recordToolCall(db: Database, call: ToolCall): number {
  const failed = 'error' in call;
  const startedAt = seconds(call.startedAt);
  const completedAt = Math.max(startedAt, seconds(call.completedAt));
  const row = {
    name: call.name,
    parameters: JSON.stringify(redactParameters(call.parameters)),
    result: failed ? null : json(call.result),
    error: failed ? json(call.error) : null,
    status: failed ? 'error' : 'success',
    startedAt,
    completedAt,
    // Rule 3 wants exactly this product, so a command of half a second takes 0 or 1,000.
    durationMs: (completedAt - startedAt) * 1000,
  };
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO tool_calls (name, parameters, result, error, status, started_at, completed_at, duration_ms)
       VALUES (@name, @parameters, @result, @error, @status, @startedAt, @completedAt, @durationMs)`,
    )
    .run(row);
  return lastInsertRowid;
}

/** Redacted as text: the shapes of results and errors are the callers', only URLs and tokens inside them are ours to mask. */
function json(value: unknown): string {
  return JSON.stringify(value ?? {}, (_key, inner: unknown) =>
    typeof inner === 'string' ? redactText(inner) : inner,
  );
}

function seconds(at: Instant): number {
  return Math.floor(at / 1000);
}
