/**
 * Messages per second: `send` with its ledger, against a nodemailer pool without one, over the same
 * number of connections to the same server.
 */
import { join } from 'node:path';
import { startChaosSink } from '../test/chaos/sink.ts';
import { fillFolder, NOW, type Filled } from './campaign-folder.ts';
import { fillLedger } from './fill-ledger.ts';
import { alternate, ROOT, runFile, runScript } from './measure.ts';

const MESSAGES = 3_000;
const ROUNDS = 5;
const CONNECTIONS = 4;
const [SMALL, LARGE] = [10_000, 1_000_000];

export type Sending = { ours: number; pool: number; small: number; large: number };

/**
 * Runs `ours` and `pool` alternately; then the same with a ledger of 10,000 and of 1,000,000 past
 * messages. The start of the process is subtracted: the time of 3,001 messages minus that of one.
 */
export async function measureSending(
  folder: string,
  say: (text: string) => void,
): Promise<Sending> {
  const sink = await startChaosSink({ log: join(folder, '..', 'sink.log') });
  try {
    const fill = (name: string): Promise<Filled> =>
      fillFolder(join(folder, name), {
        prospects: (MESSAGES + 2) * ROUNDS + 100,
        limited: false,
        smtp: sink.url,
      });
    const ours = (filled: Filled) => async (): Promise<number> => {
      await runScript(
        'rate_limiter',
        ['schedule', '--campaign-id', 'bench', '--batch-size', `${MESSAGES + 2}`, '--now', NOW],
        filled.call,
      );
      const start = await send(filled, 1);
      return MESSAGES / (((await send(filled, MESSAGES + 1)) - start) / 1_000);
    };
    say(`sending over ${CONNECTIONS} connections`);
    const fresh = await fill('fresh');
    const pool = async (): Promise<number> =>
      MESSAGES /
      ((
        await runFile(
          join(ROOT, 'bench', 'pool-process.ts'),
          [sink.url, `${MESSAGES}`, `${CONNECTIONS}`],
          fresh.call,
        )
      ).document.data['seconds'] as number);
    const beside = await alternate(ROUNDS, ours(fresh), pool);
    say(`sending with ${LARGE.toLocaleString('en')} messages in the ledger`);
    const [small, large] = [await fill('small'), await fill('large')];
    fillLedger(small.folder, SMALL, Date.parse(NOW));
    fillLedger(large.folder, LARGE, Date.parse(NOW));
    const grown = await alternate(ROUNDS, ours(large), ours(small));
    return { ours: beside.left, pool: beside.right, large: grown.left, small: grown.right };
  } finally {
    await sink.close();
  }
}

async function send({ call }: Filled, max: number): Promise<number> {
  const { ms, document } = await runScript(
    'rate_limiter',
    [
      'send',
      '--campaign-id',
      'bench',
      '--connections',
      `${CONNECTIONS}`,
      '--max',
      `${max}`,
      '--now',
      NOW,
    ],
    call,
  );
  if (document.data['sent'] !== max)
    throw new Error(`send answered ${String(document.data['sent'])} of ${max}`);
  return ms;
}
