/**
 * `npm run demo`: sixty invented people, a real mail server on loopback, the three scripts, two
 * weeks in less than a minute.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { answerTo } from './people/answers.ts';
import { callFrom } from './call.ts';
import { CAMPAIGN, MAILBOXES, prospectsCsv } from './campaign.ts';
import { conclude, tellPromises, nextCommands } from './story/closing.ts';
import { runCampaign } from './story/days.ts';
import { openInbox } from './inbox.ts';
import { startMailServer } from './mail-server.ts';
import { introduce, prepare } from './story/opening.ts';
import { checkPromises } from './story/promises.ts';
import { tellTo, type DemoStory } from './story/story.ts';

const SUNDAY_EVENING = Date.parse('2026-04-26T18:00:00Z');
const MONDAY = Date.parse('2026-04-27T00:00:00Z');
const MARK = '.made-by-demo';

const story = tellTo(process.stdout, process.env);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
try {
  const folder = makeFolder(
    resolve(process.argv[2] ?? join(import.meta.dirname, '..', 'demo-output')),
  );
  if (!(await play(folder, story))) process.exitCode = 1;
} catch (error) {
  story.say('', `${story.ink.bad('The demo stopped:')} ${(error as Error).message}`);
  process.exitCode = 1;
}

/** True if every promise was kept. */
async function play(folder: string, { say, heading, ink }: DemoStory): Promise<boolean> {
  const began = performance.now();
  const progress = { sent: 0, planned: 0 };
  const inbox = openInbox(join(folder, 'inbox'));
  const server = await startMailServer({
    logFile: join(folder, 'server.ndjson'),
    logins: MAILBOXES,
    async onMail(person, mail) {
      const answer = await answerTo(person, mail);
      if (answer) inbox.expect(answer);
    },
    onEntry: (entry) => story.mailLeft(entry, ++progress.sent, progress.planned),
  });
  try {
    const secrets = Object.fromEntries(
      MAILBOXES.map(({ variable, user, password }) => [
        variable,
        `smtp://${user}:${password}@127.0.0.1:${server.port}`,
      ]),
    );
    const { call, calls } = callFrom(folder, secrets);
    introduce(story, relative(process.cwd(), folder) || folder);
    const plan = await prepare({ call, story, now: SUNDAY_EVENING });
    const onPlan = (planned: number): void => void Object.assign(progress, { sent: 0, planned });
    const end = await runCampaign({ call, inbox, server, story, onPlan }, { plan, start: MONDAY });
    await conclude({ call, story, now: end });
    const kept = checkPromises(server.entries, inbox.delivered);
    writeFileSync(
      join(folder, 'answers.ndjson'),
      inbox.delivered
        .map(
          ({ raw: _, person, at, ...answer }) =>
            `${JSON.stringify({ ...answer, from: person.email, at: new Date(at).toISOString() })}\n`,
        )
        .join(''),
    );
    tellPromises(kept, story);
    heading('Commands to try next');
    say(
      ...nextCommands(folder, process.cwd()).map((line) => `  ${ink.dim('$')} ${line}`),
      `  ${ink.dim('and open')} ${join(relative(process.cwd(), folder) || folder, 'report.html')}`,
      '',
    );
    say(
      ink.dim(
        `${calls()} calls of the scripts in ${Math.round((performance.now() - began) / 1000)} s.`,
      ),
    );
    return kept.every(({ broken }) => broken.length === 0);
  } finally {
    await server.stop();
  }
}

/** Begins with an empty folder each time, and never deletes a folder that it did not make. */
function makeFolder(folder: string): string {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, MARK)))
    throw new Error(
      `${folder} exists and is not from an earlier demo; name another folder: npm run demo -- FOLDER`,
    );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, MARK), '');
  writeFileSync(join(folder, 'campaign.json'), `${JSON.stringify(CAMPAIGN, null, 2)}\n`);
  writeFileSync(join(folder, 'prospects.csv'), prospectsCsv());
  return folder;
}
