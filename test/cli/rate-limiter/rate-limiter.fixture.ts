/** A folder with a campaign file and a list of people, and the script called in it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { campaignFile } from '../../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../../support/script.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people } from '../../support/state-file.ts';

export const PASSWORD = 'Tr0ub4dor-und-3';
export const NOW = ['--now', '2026-03-09T14:00:00Z'];
export const folder = newFolder();
export let sink: SmtpSink;
export let env: Record<string, string>;
/** The output of all commands, to check that the secret is not in it. */
export let said = '';
export async function runWith(
  variables: Record<string, string>,
  ...line: string[]
): Promise<Called> {
  const called = await call(['rate_limiter', ...line], { cwd: folder, env: variables });
  said += called.stdout + called.stderr;
  return called;
}
export const run = (...line: string[]): Promise<Called> => runWith(env, ...line);

beforeAll(async () => {
  sink = await startSink({
    login: ({ username, password }, _, done) =>
      password === PASSWORD ? done(null, { user: username ?? '' }) : done(new Error('no')),
  });
  env = { ANN_SMTP: sink.url.replace('//', `//ann:${PASSWORD}@`) };
  writeFileSync(
    join(folder, 'campaign.json'),
    JSON.stringify(
      campaignFile({
        rateLimits: {
          warmupEnabled: false,
          perHour: 200,
          perDay: 900,
          burst: { minGapSeconds: 0 },
        },
      }),
    ),
  );
  writePeople(folder, people(400));
});
afterAll(() => sink.close());
