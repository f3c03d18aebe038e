/** Calls a script of the skill as a user would: a process of its own, one JSON document back. */
import { checkPrinted } from '../support/answers/check-answer.ts';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export type SoakDocument = {
  ok: boolean;
  data: Record<string, any>;
  warnings: { code: string; message: string }[];
  error?: { code: string; message: string };
};
export type SoakCaller = (
  script: string,
  args: readonly string[],
  now: number,
) => Promise<SoakDocument>;

/** Throws when the script fails, with its own words. `folder` holds its state. */
export function callerIn(folder: string, env: Readonly<Record<string, string>>): SoakCaller {
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  return (script, args, now) =>
    new Promise((resolve, reject) => {
      const argv = [
        '--import',
        TSX,
        join(ROOT, 'scripts', `${script}.ts`),
        ...args,
        '--now',
        new Date(now).toISOString(),
      ];
      execFile(
        process.execPath,
        argv,
        { cwd: folder, env: { ...inherited, ...env }, maxBuffer: 256 * 2 ** 20 },
        (error, stdout, stderr) => {
          const document = parse(stdout);
          if (document?.ok) return void checkPrinted(stdout).then(() => resolve(document), reject);
          reject(
            new Error(
              `${script} ${args.join(' ')} at ${new Date(now).toISOString()} failed: ${document?.error ? `${document.error.code}: ${document.error.message}` : `${error?.message ?? ''}\n${stderr}`}`,
            ),
          );
        },
      );
    });
}

function parse(text: string): SoakDocument | null {
  try {
    return JSON.parse(text) as SoakDocument;
  } catch {
    return null;
  }
}
