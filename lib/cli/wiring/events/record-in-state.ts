/**
 * Wires the audit trail to the state file. The row of a command that only reads is written through
 * a second connection.
 */
import { recordToolCall } from '../../../state/agentfs/tool-calls.ts';
import { closeState, openState } from '../../../state/file/open.ts';
import { lacksLog } from '../../../state/file/standing.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { recordCall, type Call, type RecordPort } from '../../../app/events/record-call.ts';
import type * as FilesModule from '../../../state/agentfs/files.ts';
import { wirePace } from '../sending/wire-clock.ts';

/**
 * The connection of a command that only reads is read-only: its row is written through another one.
 * Dry runs are recorded too.
 */
export async function recordInState(
  state: State,
  call: Call,
  { readOnly }: { readOnly: boolean },
): Promise<void> {
  if (lacksLog(state)) return;
  const hasReports = 'reports' in call.outcome && call.outcome.reports.length > 0;
  const files = hasReports ? await import('../../../state/agentfs/files.ts') : null;
  // Closes the read-only connection first: the last one to close copies the WAL into the file,
  // which a read-only one cannot.
  if (readOnly) closeState(state);
  const writer = readOnly
    ? await openState(state.path, 'write', { now: call.now })
    : { ...state, dryRun: false };
  try {
    await recordCall(wireRecording(writer, files), call);
  } finally {
    if (readOnly) closeState(writer);
  }
}

/** `files` null: the call has no reports. */
export function wireRecording(state: State, files: typeof FilesModule | null): RecordPort {
  const { db } = state;
  return {
    ...wirePace(state),
    transact: (work) => transact(state, work),
    recordToolCall: (row) => void recordToolCall(db, row),
    writeFile: (path, content, now) => void files?.writeFile(db, path, content, { now }),
  };
}
