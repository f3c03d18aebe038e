/** Mails a second: `send` with its ledger, against a nodemailer pool without any, both over one connection to the same server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { fillFolder, NOW } from './campaign-folder.ts';
import { alternate, ROOT, runFile, runScript } from './measure.ts';

const MAILS = 600;
const ROUNDS = 3;

/** `ours` without the start of the process: what 601 mails take longer than one. */
export async function measureSending(folder: string): Promise<{ ours: number; pool: number }> {
  const sink = spawn(process.execPath, ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, join(ROOT, 'bench', 'sink-process.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const url = String((await once(createInterface({ input: sink.stdout }), 'line'))[0]);
    const { call } = await fillFolder(folder, { prospects: (MAILS + 2) * ROUNDS + 100, limited: false, smtp: url });
    const send = async (max: number): Promise<number> => {
      const { ms, document } = await runScript('rate_limiter', ['send', '--campaign-id', 'bench', '--max', `${max}`, '--now', NOW], call);
      if (document.data['sent'] !== max) throw new Error(`send answered ${String(document.data['sent'])} of ${max}`);
      return ms;
    };
    const ours = async (): Promise<number> => {
      await runScript('rate_limiter', ['schedule', '--campaign-id', 'bench', '--batch-size', `${MAILS + 2}`, '--now', NOW], call);
      const start = await send(1);
      return MAILS / ((await send(MAILS + 1) - start) / 1_000);
    };
    const pool = async (): Promise<number> => MAILS / ((await runFile(join(ROOT, 'bench', 'pool-process.ts'), [url, `${MAILS}`], call)).document.data['seconds'] as number);
    const { left, right } = await alternate(ROUNDS, ours, pool);
    return { ours: left, pool: right };
  } finally {
    sink.stdin.end();
    await once(sink, 'exit');
  }
}
