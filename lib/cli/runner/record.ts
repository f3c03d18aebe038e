/** Keeps what a command did inside the database: its audit row, and its reports as files. */
import type { Failure } from '../../domain/failure.ts';
import { recordToolCall } from '../../state/agentfs/tool-calls.ts';
import { closeState, openState } from '../../state/file/open.ts';
import { lacksLog } from '../../state/file/standing.ts';
import { transact, type State } from '../../state/file/transact.ts';
import { keepPace } from '../clock/clock-pace.ts';
import type { Answer } from './command.ts';
import type { ClockReading } from '../../domain/clock.ts';
import type { Instant } from '../../domain/time.ts';

type Invocation = {
  state: State;
  readOnly: boolean;
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  startedAt: Instant;
  durationMs: number;
  now: Instant;
  /** Null with a virtual clock, which says nothing about the machine's. */
  reading: ClockReading | null;
  outcome: { answer: Answer } | { failure: Failure };
};

/** A reader's own connection is read-only: its row is written through another one. Dry runs are recorded like any other. */
export async function recordInvocation(call: Invocation): Promise<void> {
  if (lacksLog(call.state)) return;
  const reports = 'answer' in call.outcome ? (call.outcome.answer.reports ?? []) : [];
  const files = reports.length > 0 ? await import('../../state/agentfs/files.ts') : null;
  // The reader's connection first: the last one to close carries the WAL into the file, and a reader cannot.
  if (call.readOnly) closeState(call.state);
  const writer = call.readOnly
    ? await openState(call.state.path, 'write', { now: call.now })
    : { ...call.state, dryRun: false };
  try {
    await transact(writer, () => {
      if (call.reading) keepPace(writer.db, call.reading);
      const times = {
        name: call.name,
        parameters: call.parameters,
        startedAt: call.startedAt,
        completedAt: call.startedAt + Math.round(call.durationMs),
      };
      if ('failure' in call.outcome) {
        const { code, message } = call.outcome.failure;
        recordToolCall(writer.db, { ...times, error: { code, message } });
        return;
      }
      recordToolCall(writer.db, { ...times, result: summarize(call.outcome.answer.data) });
      for (const report of reports)
        files?.writeFile(writer.db, report.path, report.content, { now: call.now });
    });
  } finally {
    if (call.readOnly) closeState(writer);
  }
}

const LONGEST_RESULT = 4_000;

/** Strangers' text stays out of the audit trail, and long answers are kept as the names of their parts. */
function summarize(data: Record<string, unknown>): unknown {
  const text = JSON.stringify(data, (key, value: unknown) =>
    key === 'untrusted' ? undefined : value,
  );
  if (text.length <= LONGEST_RESULT) return JSON.parse(text) as unknown;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? { count: value.length }
        : typeof value === 'object' && value !== null
          ? { keys: Object.keys(value).slice(0, 20) }
          : value,
    ]),
  );
}
