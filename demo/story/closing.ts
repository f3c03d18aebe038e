/**
 * Ends the story: completes the campaign, shows its funnel, checks the promises against the
 * server's log, and suggests commands.
 */
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { CAMPAIGN_ID } from '../campaign.ts';
import type { DemoCall } from '../call.ts';
import type { KeptPromise } from './promises.ts';
import type { DemoStory } from './story.ts';

type Rate = { rate: number | null; low: number | null; high: number | null; of: number };
type Report = {
  funnel: { name: string; n: number; ofEnrolled: number | null }[];
  people: { byState: Record<string, number>; replyRate: Rate | null };
  totals: { counts: { sent: number } };
};

const BAR = 44;
const STATES: Readonly<Record<string, string>> = {
  finished: 'got all three messages and did not answer',
  replied: 'replied',
  unsubscribed: 'unsubscribed',
  invalid: 'address does not exist',
  bounced: 'mailbox full at every try',
  left_company: 'left the company',
  wrong_person: 'not the right person',
  ended: 'ended early',
};

/** Returns the report of analytics. */
export async function conclude({
  call,
  story,
  now,
}: {
  call: DemoCall;
  story: DemoStory;
  now: number;
}): Promise<Report> {
  story.heading('The end');
  await call('rate_limiter', ['complete', '--campaign-id', CAMPAIGN_ID], now);
  story.command(
    `rate_limiter.ts complete --campaign-id ${CAMPAIGN_ID}`,
    'the final report and the archive are files in the database',
  );
  const asked = ['campaign', '--campaign-id', CAMPAIGN_ID];
  const [{ data: report }] = (await Promise.all([
    call('analytics', asked, now),
    call('analytics', [...asked, '--output', 'report.html'], now),
  ])) as [{ data: Report }, unknown];
  story.command(
    `analytics.ts campaign --campaign-id ${CAMPAIGN_ID} --output report.html`,
    'the same report as a web page',
  );
  tellFunnel(report, story);
  return report;
}

function tellFunnel({ funnel, people, totals }: Report, { say, ink }: DemoStory): void {
  say(
    '',
    ...funnel.map(({ name, n, ofEnrolled }) => {
      const full = Math.round((ofEnrolled ?? 0) * BAR);
      return `  ${name.padEnd(12)}${ink.good('█'.repeat(full))}${ink.dim('·'.repeat(BAR - full))} ${String(n).padStart(3)}  ${ink.dim(percent(ofEnrolled).padStart(5))}`;
    }),
  );
  const rate = people.replyRate;
  if (rate)
    say(
      '',
      `  ${ink.bold(percent(rate.rate))} of the ${rate.of} people reached replied ${ink.dim(`(95 % interval ${percent(rate.low)} to ${percent(rate.high)}); ${totals.counts.sent} messages were sent`)}`,
    );
  const states = Object.entries(people.byState).sort(([, a], [, b]) => b - a);
  say(
    '',
    ...states.map(([state, n]) => `  ${String(n).padStart(3)} ${ink.dim(STATES[state] ?? state)}`),
  );
}

export function tellPromises(kept: readonly KeptPromise[], { heading, say, ink }: DemoStory): void {
  heading('The promises, checked in the log of the mail server');
  say(
    ...kept.flatMap(({ promise, seen, broken }) =>
      broken.length === 0
        ? [`  ${ink.good('✓')} ${promise} ${ink.dim(`(${seen} checked)`)}`]
        : [
            `  ${ink.bad('✕')} ${promise}: ${broken.length} broken`,
            ...broken.slice(0, 3).map((line) => `    ${line}`),
          ],
    ),
  );
}

/** Commands to paste into a shell in the folder where the demo was started. */
export function nextCommands(folder: string, cwd: string): string[] {
  const near = relative(cwd, folder);
  const place = near === '' ? '.' : near.startsWith('..') ? folder : near;
  const root = relative(cwd, fileURLToPath(new URL('../..', import.meta.url)));
  const script = (name: string): string =>
    `npx tsx ${root === '' ? '' : `${root}/`}scripts/${name}.ts`;
  const scope = `--campaign-id ${CAMPAIGN_ID} --db ${place}/.agentfs/campaigns.db --format text`;
  return [
    `${script('analytics')} campaign ${scope}`,
    `${script('analytics')} daily ${scope} --date 2026-05-04`,
    `${script('response_tracker')} replies ${scope}`,
    `${script('response_tracker')} report ${scope}`,
    `${script('rate_limiter')} status ${scope}`,
  ];
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}%`;
}
