/**
 * The world of a story: a real state file, a virtual clock, the processes at work, and the laws
 * that watch them.
 */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeState } from '../../../lib/state/file/open.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { people, seededState } from '../../support/state-file.ts';
import { createLaws, firstLimits, iso } from '../laws.ts';
import { createProcesses, Died, type Death, type Process } from './process.ts';
import { newStatePath } from './state-path.ts';
import { createVirtualTime } from './virtual-time.ts';
import type { Context } from '../../../lib/cli/runner/command.ts';
import type { Beginning } from '../operation.ts';

const MONDAY = Date.UTC(2026, 2, 2, 14);

type Command = {
  run: (context: Context, values: never, positionals: string[]) => Promise<unknown>;
};

export class ModelWorld {
  readonly #beginning: Beginning;
  readonly trace: string[] = [];
  readonly broken: string[] = [];
  readonly path = newStatePath();
  readonly time;
  readonly limits;
  readonly laws;
  readonly processes;
  /** Owners of the processes that run. */
  readonly alive = new Set<string>();
  /** Arrived messages, each with its meaning for the laws. */
  readonly inbox: { key: string; raw: Buffer; says: () => void }[] = [];
  /** How much of the inbox was read. */
  heardTo = 0;
  /** Number of processes so far. */
  born = 0;
  latest: number;
  persons: { email: string; zone?: string }[] = [];
  /** Called whenever a sender reaches a phase of a message. */
  onPhase: () => void = () => undefined;

  private constructor(beginning: Beginning) {
    this.#beginning = beginning;
    this.time = createVirtualTime(MONDAY + beginning.day * DAY);
    this.limits = firstLimits(beginning);
    this.laws = createLaws(beginning, structuredClone(this.limits));
    this.processes = createProcesses(this.path, this.time.sign);
    this.latest = this.time.now();
  }

  static async begin(beginning: Beginning): Promise<ModelWorld> {
    const world = new ModelWorld(beginning);
    await seed(beginning, world.path, world.time.now());
    world.persons = world.addPeople(0, beginning.people);
    return world;
  }

  readonly tell = (line: string): void => void this.trace.push(`${iso(this.time.now())}  ${line}`);

  addPeople(from: number, count: number): { email: string; zone?: string }[] {
    return people(from + count)
      .slice(from)
      .map(({ email }, index) => {
        const zone = this.#beginning.zones[(from + index) % this.#beginning.zones.length] as string;
        this.laws.zoneOf.set(email, zone);
        return { email, zone };
      });
  }

  /** Runs `work` in a process of its own. When that dies, the operator calls again. */
  async inProcess(
    death: Death | null,
    name: string,
    work: (process: Process) => Promise<unknown>,
  ): Promise<void> {
    for (const fate of death === null ? [null] : [death, null]) {
      const owner = `${name}${++this.born}`;
      const process = await this.processes.start({ owner, now: this.time.now(), death: fate });
      this.alive.add(owner);
      try {
        await work(process);
        if (fate === null || !process.dead()) return;
      } catch (error) {
        if (!isExpected(error)) throw error;
        this.tell(`${owner}: ${(error as Error).message}`);
        if (fate === null) return;
      } finally {
        this.alive.delete(owner);
        process.end();
      }
    }
  }

  /** Calls a command of the product within a process. */
  call(command: Command, process: Process, values: Record<string, unknown>): Promise<unknown> {
    const context = contextOf(process, this.time);
    return command.run(context, { dryRun: false, ...values } as never, []);
  }

  close(): void {
    this.processes.close();
    rmSync(dirname(this.path), { recursive: true, force: true });
  }
}

function contextOf(process: Process, time: ModelWorld['time']): Context {
  return {
    script: 'rate_limiter',
    clock: { now: time.now, sleep: time.pause, virtual: true },
    state: process.state,
    stateIfAny: process.state,
    env: {},
    cwd: '.',
    dbPath: process.state.path,
    signal: new AbortController().signal,
    progress: {
      start: () => undefined,
      advance: () => undefined,
      note: () => undefined,
      stop: () => undefined,
    },
    lineByLine: false,
    whole: false,
    format: null,
    printLines: () => Promise.resolve(),
    callAgain: () => '',
    writeCall: () => '',
  };
}
async function seed(
  { window, inboxFreshness, totals, limits }: Beginning,
  file: string,
  now: number,
): Promise<void> {
  const state = await seededState(
    {
      now,
      people: [],
      mailboxes: ['ann', 'bea'],
      limits: {
        perHour: limits.hourly,
        perDay: limits.daily,
        warmupEnabled: limits.warmup.length > 0,
        warmupSchedule: [...limits.warmup],
        burst: { ...limits.burst, minGapSeconds: limits.gap },
      },
      file: {
        sendWindow: { ...window, skipHolidays: false },
        sequences: { defaultDelay: [0, 3, 7], inboxFreshness, outOfOfficeDelay: 5 },
        rateLimits: {
          ...(totals.hourly === null ? {} : { perHour: totals.hourly }),
          ...(totals.daily === null ? {} : { perDay: totals.daily }),
        },
      },
    },
    file,
  );
  closeState(state);
}

/** The process died, the disk failed, or it gave a reason. */
export function isExpected(error: unknown): boolean {
  const { code } = error as { code?: string };
  return (
    error instanceof Died ||
    ['SQLITE_FULL', 'state_disk', 'campaign_completed', 'still_sending'].includes(code ?? '')
  );
}
