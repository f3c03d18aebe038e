/**
 * One command's session with the state file: opens it as the command asks, writes the audit trail,
 * informs listeners, closes.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { keepRefused, warnOfRefused } from '../approval/keep-refused.ts';
import { loadPolicy } from '../approval/load-policy.ts';
import { hasUndeliveredEvents } from '../../../state/events/listeners.ts';
import { storageFailure } from '../../../state/file/failures.ts';
import { closeState, openState, type OpenMode } from '../../../state/file/open.ts';
import { copyFailure } from '../../../state/file/standing.ts';
import { asFailure } from '../../runner/envelope.ts';
import type { CallOutcome } from '../../../app/events/record-call.ts';
import type { SendingSession } from '../../../state/sending/sending-session.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Answer, Clock, Command, Context, Warning } from '../../runner/command.ts';

export type SessionRequest = {
  /** As the audit trail names it, e.g. `rate_limiter.send`. */
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  /** Neither parameters nor answer are recorded. */
  unrecorded: boolean;
  path: string;
  mode: OpenMode;
  clock: Clock;
  env: Context['env'];
  dryRun: boolean;
  /** The command adopts a copy as the original. */
  adopts: boolean;
  original: Command['original'];
  /** Ends the command, because further commits would be lost. */
  abort: () => void;
};

export class StateSession {
  readonly state: State;
  readonly #request: SessionRequest;
  readonly #startedAt: number;
  readonly #started: number;
  /** The folder of a dry run's own file; null where the state file itself is open. */
  readonly #scratch: string | null;
  #sending: SendingSession | null = null;

  /** Throws the failures of `openState`. */
  static async open(request: SessionRequest): Promise<StateSession> {
    const startedAt = Date.now();
    const started = performance.now();
    const { mode, clock, dryRun, adopts } = request;
    // A dry run leaves nothing behind, not even an empty state file.
    const scratch =
      dryRun && mode === 'create' && !existsSync(request.path)
        ? mkdtempSync(join(tmpdir(), 'dry-run-'))
        : null;
    const path = scratch === null ? request.path : join(scratch, 'campaigns.db');
    try {
      const state = await openState(path, mode, { now: clock.now(), dryRun, adopts });
      state.policy = await loadPolicy({
        env: request.env,
        cwd: process.cwd(),
        statePath: request.path,
      });
      return new StateSession(request, { state, scratch, startedAt, started });
    } catch (error) {
      removeFolder(scratch);
      throw error;
    }
  }

  private constructor(
    request: SessionRequest,
    opened: { state: State; scratch: string | null; startedAt: number; started: number },
  ) {
    this.#request = request;
    this.state = opened.state;
    this.#scratch = opened.scratch;
    this.#startedAt = opened.startedAt;
    this.#started = opened.started;
  }

  /** Returns the answer of `work`, with the warnings about the file. */
  async run(work: () => Promise<Answer>): Promise<Answer> {
    try {
      await this.#keepPace();
      await this.#guard();
      const answer = await work();
      warn(answer, ...warnOfRefused(this.state));
      if (this.#sending) this.#sending.refuseReplaced();
      else this.#warnOfCopy(answer);
      await this.#recordAnswer(answer);
      await this.#tellListeners(answer);
      return answer;
    } catch (error) {
      throw await this.#recordFailure(error);
    }
  }

  close(): void {
    this.#sending?.end();
    closeState(this.state);
    removeFolder(this.#scratch);
  }

  async #keepPace(): Promise<void> {
    if (this.#request.clock.virtual) return;
    const { createClockPace } = await import('../../../app/sending/guard/clock-pace.ts');
    const { THIS_MACHINE } = await import('../../clock/machine-clock.ts');
    const { wirePace } = await import('../sending/wire-clock.ts');
    this.state.pace = createClockPace(wirePace(this.state), THIS_MACHINE);
  }

  /**
   * Checks before the command: only the original file may send messages, or read each message once.
   */
  async #guard(): Promise<void> {
    const { original, dryRun, abort } = this.#request;
    if (original === undefined || dryRun) return;
    const sessions = await import('../../../state/sending/sending-session.ts');
    if (original === 'sends') this.#sending = await sessions.beginSending(this.state, abort);
    else sessions.beginReading(this.state);
  }

  /** A copy may do everything except send, but readers of its answers must know that it is one. */
  #warnOfCopy(answer: Answer): void {
    const { path, standing } = this.state;
    if (standing.standing === 'original') return;
    const { code, message, hint, details } = copyFailure(path, standing);
    // A command that shows the refusals of `send` has said it first.
    if (answer.warnings?.some((warning) => warning.code === code)) return;
    warn(answer, { code, message: `${message} ${hint}`, details });
  }

  async #recordAnswer(answer: Answer): Promise<void> {
    try {
      const data = this.#request.unrecorded ? {} : answer.data;
      await this.#record({ data, reports: answer.reports ?? [] });
    } catch (error) {
      // The changes are committed: a command that succeeded does not fail because of its audit row.
      const failed = storageFailure(error, this.#request.path) ?? error;
      if ((failed as { name?: unknown }).name !== 'Failure') throw error;
      warn(answer, {
        code: 'audit_not_written',
        message:
          'This call could not be written into the audit trail (tool_calls) of the state file.',
      });
    }
  }

  /** Returns the error to throw. */
  async #recordFailure(error: unknown): Promise<unknown> {
    const failed = storageFailure(error, this.state.path) ?? error;
    const { code, message } = asFailure(failed);
    if (code === 'approval_needed') await keepRefused(this.state);
    // A file that just failed, or is locked, would fail or block again.
    if (!code.startsWith('state_'))
      await this.#record({ failure: { code, message } }).catch(() => undefined);
    return failed;
  }

  async #record(outcome: CallOutcome): Promise<void> {
    const { name, mode, clock } = this.#request;
    const parameters = this.#request.unrecorded ? {} : this.#request.parameters;
    const { recordInState } = await import('../events/record-in-state.ts');
    const { readMachineClock } = await import('../../clock/machine-clock.ts');
    const call = {
      name,
      parameters,
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#started,
      now: clock.now(),
      reading: clock.virtual ? null : readMachineClock(),
      outcome,
    };
    await recordInState(this.state, call, { readOnly: mode === 'read' });
  }

  async #tellListeners(answer: Answer): Promise<void> {
    if (this.#request.mode === 'read' || this.state.dryRun || !hasUndeliveredEvents(this.state))
      return;
    const { tellListenersOfNews } = await import('../events/tell-listeners.ts');
    const { env, clock } = this.#request;
    warn(answer, ...(await tellListenersOfNews(this.state, env, clock.now())));
  }
}

function warn(answer: Answer, ...warnings: Warning[]): void {
  answer.warnings = [...(answer.warnings ?? []), ...warnings];
}

function removeFolder(folder: string | null): void {
  if (folder !== null) rmSync(folder, { recursive: true });
}
