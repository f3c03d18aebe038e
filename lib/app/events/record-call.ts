/** Records a command: its row in the audit trail, and its reports as files. */
import { keepPace, type ClockPort } from '../sending/guard/clock-pace.ts';
import type { ClockReading } from '../../domain/clock.ts';
import type { Instant } from '../../domain/time.ts';

export type RecordPort = ClockPort & {
  transact<T>(work: () => T): Promise<T>;
  recordToolCall(call: ToolCall): void;
  writeFile(path: string, content: string, now: Instant): void;
};

/** A row of the audit trail. */
type ToolCall = {
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  startedAt: Instant;
  completedAt: Instant;
} & ({ result: unknown } | { error: { code: string; message: string } });

export type Call = {
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  startedAt: Instant;
  durationMs: number;
  now: Instant;
  /** Null with a virtual clock, which says nothing about the machine's clock. */
  reading: ClockReading | null;
  outcome: CallOutcome;
};

export type CallOutcome =
  | { data: Record<string, unknown>; reports: readonly { path: string; content: string }[] }
  | { failure: { code: string; message: string } };

export function recordCall(port: RecordPort, call: Call): Promise<void> {
  const { name, parameters, startedAt, durationMs, now, reading, outcome } = call;
  const completedAt = startedAt + Math.round(durationMs);
  return port.transact(() => {
    if (reading) keepPace(port, reading);
    const times = { name, parameters, startedAt, completedAt };
    if ('failure' in outcome) {
      const { code, message } = outcome.failure;
      port.recordToolCall({ ...times, error: { code, message } });
      return;
    }
    port.recordToolCall({ ...times, result: summarize(outcome.data) });
    for (const { path, content } of outcome.reports) port.writeFile(path, content, now);
  });
}

const LONGEST_RESULT = 4_000;

/**
 * Keeps untrusted text out of the audit trail, and reduces a long answer to the names of its parts.
 */
function summarize(data: Record<string, unknown>): unknown {
  const text = JSON.stringify(data, (key, value: unknown) =>
    key === 'untrusted' ? undefined : value,
  );
  if (text.length <= LONGEST_RESULT) return JSON.parse(text) as unknown;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, nameOf(value)]));
}

function nameOf(value: unknown): unknown {
  if (Array.isArray(value)) return { count: value.length };
  if (typeof value !== 'object' || value === null) return value;
  return { keys: Object.keys(value).slice(0, 20) };
}
