/**
 * 10,000 forgeries of strangers through `process`, 500 a time over forty days: no sequence ends,
 * each person waits once, and no answer shows a stranger's words outside `untrusted`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgeAsStranger, MARK } from '../../../support/forgeries/stranger-forgeries.ts';
import {
  judge,
  judgeKept,
  standing,
  worldOfVictims,
} from '../../../support/forgeries/try-strangers.ts';
import { MONDAY } from '../../../support/quota.ts';
import { call, newFolder, type AnswerDocument } from '../../../support/script.ts';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { DAY } from '../../../../lib/domain/time.ts';

const BATCHES = 20;
const EACH = 500;
const ANSWERS: readonly string[][] = [
  ['response_tracker', 'report'],
  ['response_tracker', 'replies', '--unlabelled'],
  ['response_tracker', 'show', '--response-id', 'LATEST'],
  ['rate_limiter', 'status', '--campaign-id', 'spring'],
  ['rate_limiter', 'why', '--prospect', 'bea@v0.test'],
  ['analytics', 'campaign', '--campaign-id', 'spring'],
];

/** Where an answer has a stranger's words beside what is marked as untrusted. */
function leaks(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.includes(MARK) ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'untrusted' ? [] : leaks(inner, `${path}.${key}`),
  );
}

it('10,000 change nothing but who waits once', { timeout: 900_000 }, async () => {
  const { world, known } = await worldOfVictims();
  const { path } = world.state;
  await world.close();
  const cwd = newFolder();
  const waited = new Map<string, number>();
  const found: string[] = [];
  const look = () => {
    const db = openDatabase(path, { readonly: true });
    const seen = { standing: standing(db), kept: judgeKept(db) };
    db.close();
    return seen;
  };
  const ask = async (line: readonly string[], now: number): Promise<AnswerDocument> => {
    const at = ['--db', path, '--now', new Date(now).toISOString()];
    const { document, stderr } = await call([...line, ...at], { cwd });
    if (document?.ok !== true)
      throw new Error(`${line.join(' ')}: ${stderr || JSON.stringify(document?.error)}`);
    return document;
  };
  let before = look().standing;
  let read = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const folder = `inbox-${batch}`;
    mkdirSync(join(cwd, folder));
    for (let n = 0; n < EACH; n++) {
      const { lines } = forgeAsStranger(batch * EACH + n, known);
      writeFileSync(join(cwd, folder, `${n}.eml`), [`X-Number: ${n}`, ...lines].join('\r\n'));
    }
    const now = MONDAY + (1 + 2 * batch) * DAY;
    const { data } = await ask(
      ['response_tracker', 'process', '--mailbox', 'ann', '--source', folder],
      now,
    );
    read += data.read;
    const after = look();
    found.push(...judge(before, after.standing, { now, waited }), ...after.kept);
    before = after.standing;
  }
  expect(read).toBe(BATCHES * EACH);
  expect(found).toEqual([]);
  expect([...waited.values()]).toEqual(known.victims.map(() => 1));
  const end = MONDAY + 2 * BATCHES * DAY;
  const report = await ask(['response_tracker', 'report'], end);
  const latest = String(report.data.possibleReplies.rows[0].responseId);
  for (const line of ANSWERS) {
    const answer = await ask(
      line.map((word) => (word === 'LATEST' ? latest : word)),
      end,
    );
    expect([line.join(' '), leaks(answer)]).toEqual([line.join(' '), []]);
  }
});
