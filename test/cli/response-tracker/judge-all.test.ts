/** Many mails on two cores: the same verdicts in the same order, whoever judges them, and whether or not a worker can be had. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judgeAll } from '../../../lib/cli/response-tracker/judge-all.ts';
import { judgeMail } from '../../../lib/cli/response-tracker/judge-mail.ts';
import { seedMails } from '../../hostile/seed-mails.ts';
import { call, newFolder } from '../../support/script.ts';

/** Every kind, over and over; each mail with a number of its own. */
function manyMails(count: number): { name: string; raw: Buffer }[] {
  const seeds = seedMails();
  return Array.from({ length: count }, (_, i) => ({ name: `${String(i).padStart(4, '0')}.eml`, raw: Buffer.concat([Buffer.from(`X-Number: ${i}\r\n`), seeds[i % seeds.length] as Buffer]) }));
}

async function oneByOne(mails: ReturnType<typeof manyMails>): Promise<unknown[]> {
  return Promise.all(mails.map(async ({ name, raw }) => ({ file: name, ...(await judgeMail(raw)) })));
}

async function* asRead<T>(mails: readonly T[]): AsyncGenerator<T> {
  yield* mails;
}

it('by the command', async () => {
  const folder = newFolder();
  const mails = manyMails(450);
  mkdirSync(join(folder, 'mail'));
  for (const { name, raw } of mails) writeFileSync(join(folder, 'mail', name), raw);
  const { code, stdout } = await call(['response_tracker', 'classify', 'mail', '--format', 'ndjson'], { cwd: folder });
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as { file: string });
  expect(lines.map(({ file, ...judged }) => ({ file: file.slice('mail/'.length), ...judged }))).toEqual(await oneByOne(mails));
});

it.each([0, 1, 39, 40, 41, 99, 100, 101, 260])('where no worker can be had: %i mails', async (count) => {
  const mails = manyMails(count);
  expect(await judgeAll(asRead(mails), ({ name }, judged) => ({ file: name, ...judged }))).toEqual(await oneByOne(mails));
});
