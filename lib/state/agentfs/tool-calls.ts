/** The audit trail: one row of `tool_calls` per command. */
import type { Database } from '../engine/database.ts';
import type { Instant } from '../../domain/time.ts';
import { redactParameters, redactText } from './redact.ts';

export type ToolCall = {
  /** The command, e.g. `rate_limiter.schedule`. */
  name: string;
  /** Its flags and values, redacted here. */
  parameters: Readonly<Record<string, unknown>>;
  startedAt: Instant;
  completedAt: Instant;
} & (
  | { result: unknown }
  /** Code and message of the failure, or text. */
  | { error: unknown }
);

/**
 * Inserts the row of one finished command and returns its id. Rows are never changed or deleted
 * (AgentFS specification, consistency rule 5). `parameters`, `result` and `error` become JSON text;
 * exactly one of `result` and `error` is set; times become whole seconds. Runs in the caller's
 * transaction.
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
    // Rule 3 requires this product, so a command of half a second takes 0 or 1,000.
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

/**
 * Redacts the texts inside: callers choose the form of results and errors, and only URLs and tokens
 * in them are masked.
 */
function json(value: unknown): string {
  return JSON.stringify(value ?? {}, (_key, inner: unknown) =>
    typeof inner === 'string' ? redactText(inner) : inner,
  );
}

function seconds(at: Instant): number {
  return Math.floor(at / 1000);
}
