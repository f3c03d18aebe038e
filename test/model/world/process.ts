/**
 * A process of the program, as far as the state file sees one: its own connection, a name, and a
 * moment at which it dies.
 */
import { closeState, openState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';

export class Died extends Error {
  constructor() {
    super('the process died');
  }
}

/**
 * At the n-th commit from 1: `before` it, right `after` it, or the disk fails it once and the
 * process goes on.
 */
export type Death = { commit: number; when: 'before' | 'after' | 'disk' };

export type Process = {
  owner: string;
  state: State;
  dead(): boolean;
  /** It died with its last commit on the disk. */ committed(): boolean;
  die(): never;
  end(): void;
};

/** A new connection is opened only after a death: opening one takes longer than most operations. */
export type Processes = {
  start(options: { owner: string; now: number; death: Death | null }): Promise<Process>;
  close(): void;
};

type Fate = { death: Death | null; commits: number; dead: boolean };
type Connection = { state: State; fate: Fate };

/** `sign` is called with every transaction. */
export function createProcesses(path: string, sign: () => void): Processes {
  const idle: Connection[] = [];

  async function connect(now: number): Promise<Connection> {
    const state = await openState(path, 'write', { now });
    const connection: Connection = { state, fate: { death: null, commits: 0, dead: false } };
    const real = state.db.transaction.bind(state.db);
    // Reading leaves nothing behind.
    state.db.transaction = (begin, work) =>
      begin === 'deferred' ? real(begin, work) : commit(connection.fate, () => real(begin, work));
    return connection;
  }

  function commit<T>(fate: Fate, transaction: () => T): T {
    sign();
    if (fate.dead) throw new Died();
    const ends = ++fate.commits === fate.death?.commit ? fate.death.when : null;
    if (ends === 'before') die(fate);
    if (ends === 'disk')
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const value = transaction();
    if (ends === 'after') die(fate);
    return value;
  }

  return {
    async start({ owner, now, death }) {
      const connection = idle.pop() ?? (await connect(now));
      const fate = (connection.fate = { death, commits: 0, dead: false });
      return {
        owner,
        state: connection.state,
        dead: () => fate.dead,
        committed: () => fate.dead && fate.death?.when === 'after',
        die: () => die(fate),
        end() {
          if (fate.dead) closeState(connection.state);
          else idle.push(connection);
        },
      };
    },
    close: () => idle.splice(0).forEach(({ state }) => closeState(state)),
  };
}

function die(fate: Fate): never {
  fate.dead = true;
  throw new Died();
}
