/**
 * kill -9 of the public server at random moments while clients ask: nothing that was answered 2xx is
 * lost, and nothing that scanners and forgers asked for happened.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashFraction } from '../../lib/core/hash.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { MONDAY } from '../support/quota.ts';
import { recordSent, startServing, type TokenHolder } from '../support/serving.ts';
import { people, seededState } from '../support/state-file.ts';
import { createClient, type ServeClient } from './serve-client.ts';

export type ServeKillRun = {
  kills: number;
  /** Connections that ask at once. */
  clients: number;
  seed: number;
  onProgress?: (line: string) => void;
};

export type ServeKillReport = {
  seed: number;
  kills: number;
  /** Requests that were answered 2xx, by what they asked for. */
  answered: Record<Asked, number>;
  /** Requests without an answer: the server died, or had died before. */
  unanswered: number;
  /** Of them stored nevertheless, which is allowed. */
  storedUnanswered: number;
  seconds: number;
  violations: { rule: ServeRule; what: string }[];
};

type Asked = 'oneClick' | 'never' | 'forged' | 'scanned';
type ServeRule = 'lost' | 'changed_without_asking' | 'stored_twice' | 'file_damaged' | 'no_answer';

/** A server answers up to so many requests before it dies. */
const MOST_ANSWERS = 100;
/** People for each kill: enough for the answers, and for what is asked meanwhile. */
const PEOPLE_FOR_EACH_KILL = 200;
/**
 * A server dies up to this many milliseconds after its last answer but one, so that kills fall
 * between commits and answers too.
 */
const LAST_MOMENTS = 8;

export async function runServeKills(run: ServeKillRun): Promise<ServeKillReport> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'campaign-serve-kills-'));
  const path = join(folder, 'campaigns.db');
  const state = await seededState({ people: people(run.kills * PEOPLE_FOR_EACH_KILL) }, path);
  const sent = recordSent(state, 'spring', MONDAY);
  closeState(state);
  const chance = (what: string): number => hashFraction(`${run.seed}|${what}`);
  const books = new Books(sent, chance);
  for (let kill = 1; kill <= run.kills; kill++) {
    const server = await startServing(path);
    const clients = Array.from({ length: run.clients }, () => createClient(server.port));
    const asking = Promise.all(clients.map((client) => books.ask(client)));
    await books.answers(Math.floor(chance(`answers ${kill}`) * MOST_ANSWERS));
    await sleep(chance(`moment ${kill}`) * LAST_MOMENTS);
    await server.stop('SIGKILL');
    await asking;
    if (kill % 20 === 0)
      run.onProgress?.(`${kill} kills, ${books.answered.oneClick + books.answered.never} answered`);
  }
  const { violations, storedUnanswered } = await books.compare(path);
  if (violations.length === 0) rmSync(folder, { recursive: true });
  return {
    seed: run.seed,
    kills: run.kills,
    answered: books.answered,
    unanswered: books.unanswered.size,
    storedUnanswered,
    seconds: Math.round((performance.now() - began) / 1_000),
    violations,
  };
}

/** What was asked, and what was answered. */
class Books {
  readonly answered: Record<Asked, number> = { oneClick: 0, never: 0, forged: 0, scanned: 0 };
  readonly unanswered = new Set<string>();
  readonly #done = new Set<string>();
  readonly #sent: readonly TokenHolder[];
  readonly #chance: (what: string) => number;
  #next = 0;
  #awaited: { left: number; resolve: () => void } | null = null;

  constructor(sent: readonly TokenHolder[], chance: (what: string) => number) {
    this.#sent = sent;
    this.#chance = chance;
  }

  /** Resolves when so many more requests were answered. */
  answers(count: number): Promise<void> {
    return new Promise((resolve) => (this.#awaited = { left: count, resolve }));
  }

  /** One request after the other until the connection breaks. */
  async ask(client: ServeClient): Promise<void> {
    for (;;) {
      const message = this.#sent[this.#next++];
      if (message === undefined) return client.close();
      const asked = this.#kindOf(message);
      const { token, email } = message;
      const path = `/u/${asked === 'forged' ? forge(token) : token}`;
      const body = asked === 'never' ? 'choice=never' : 'List-Unsubscribe=One-Click';
      const changes = asked === 'oneClick' || asked === 'never';
      if (changes) this.unanswered.add(email);
      const status = await client.send(asked === 'scanned' ? 'GET' : 'POST', path, body);
      if (status === null) return client.close();
      if (status !== 200) continue;
      this.answered[asked]++;
      if (this.#awaited !== null && this.#awaited.left-- <= 0) this.#awaited.resolve();
      if (!changes) continue;
      this.#done.add(email);
      this.unanswered.delete(email);
    }
  }

  #kindOf({ token }: TokenHolder): Asked {
    const at = this.#chance(token);
    if (at < 0.5) return 'oneClick';
    if (at < 0.7) return 'never';
    return at < 0.85 ? 'forged' : 'scanned';
  }

  async compare(path: string): Promise<Pick<ServeKillReport, 'violations' | 'storedUnanswered'>> {
    const violations: ServeKillReport['violations'] = [];
    const state = await openState(path, 'read', { now: MONDAY });
    const all = (sql: string): string[] => state.db.prepare(sql).pluck().all() as string[];
    const stored = new Set(all(`SELECT email FROM prospect WHERE state = 'unsubscribed'`));
    const suppressed = new Set(all('SELECT value FROM suppression'));
    const repeated = all(
      `SELECT p.email FROM response r JOIN prospect p ON p.id = r.prospect_id
        GROUP BY r.prospect_id HAVING count(*) > 1`,
    );
    const unsound = all('PRAGMA integrity_check').filter((line) => line !== 'ok');
    closeState(state);
    for (const email of this.#done)
      if (!stored.has(email) || !suppressed.has(email))
        violations.push({ rule: 'lost', what: email });
    const asked = new Set([...this.#done, ...this.unanswered]);
    for (const email of new Set([...stored, ...suppressed]))
      if (!asked.has(email)) violations.push({ rule: 'changed_without_asking', what: email });
    for (const email of repeated) violations.push({ rule: 'stored_twice', what: email });
    for (const line of unsound) violations.push({ rule: 'file_damaged', what: line });
    if (this.#done.size === 0)
      violations.push({ rule: 'no_answer', what: 'no request was answered' });
    const storedUnanswered = [...this.unanswered].filter((email) => stored.has(email)).length;
    return { violations, storedUnanswered };
  }
}

/** Another character in the proof of the token. */
function forge(token: string): string {
  return token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
}
