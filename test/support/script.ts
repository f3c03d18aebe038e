/** Calls one of the three scripts as a user would, in a folder of the user's own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, runChild, type ChildExit } from './child.ts';
import type { TestPerson } from './state-file.ts';

export type AnswerDocument = {
  ok: boolean;
  command: string;
  now: string;
  data: any;
  error?: any;
  warnings: any[];
  next: { why: string; run: string }[];
};
export type Called = ChildExit & { document: AnswerDocument };

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'campaign-folder-'));
}

type Options = {
  cwd: string;
  env?: Record<string, string>;
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
};

export async function call(line: readonly string[], options: Options): Promise<Called> {
  const [script = 'rate_limiter', ...args] = line;
  const ended = await runChild([`${PROJECT}scripts/${script}.ts`, ...args], options);
  let document: unknown = null;
  try {
    document = JSON.parse(ended.stdout);
  } catch {
    // Not every call answers with JSON.
  }
  return { ...ended, document: document as AnswerDocument };
}

export function writePeople(folder: string, list: readonly TestPerson[]): void {
  writeFileSync(
    join(folder, 'prospects.csv'),
    [
      'email,first_name',
      ...list.map(({ email, first_name }) => `${email},${first_name ?? 'Bob'}`),
    ].join('\n'),
  );
}
