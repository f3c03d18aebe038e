/**
 * Begins the story: adds the accounts, sets limits, checks the list, starts the campaign; prints
 * each command as a user would type it.
 */
import { CAMPAIGN, DOMAIN, HOME, MAILBOXES } from '../campaign.ts';
import { COUNTRY_CODES, PEOPLE } from '../people/people.ts';
import type { DemoCall } from '../call.ts';
import type { PlanRow } from './waiting.ts';
import type { DemoStory } from './story.ts';

type Finding = { count: number; first: { line: number; because: string | null }[] };
export type StartedDemo = { scheduled: PlanRow[]; total: number; nextDueAt: string | null };

const FAULTS: Readonly<Record<string, string>> = { no_at: 'no @ in it' };

export function introduce({ say, ink }: DemoStory, folder: string): void {
  say(
    '',
    ink.bold('A campaign, from the first message to the last'),
    '',
    `  Two new accounts in Reykjavík send at most three messages each to ${PEOPLE.length} invented people in ${COUNTRY_CODES.length}`,
    '  countries. Some people answer, are away, unsubscribe, have full mailboxes or do not exist. The mail',
    '  server is a real one on this machine: no message leaves it. The clock is virtual: the demo covers',
    '  two weeks, with two weekends and the holidays around the first of May.',
    '',
    ink.dim(`  All files are in ${folder}: campaign, list, inbox, database, server log.`),
  );
}

export async function prepare({
  call,
  story,
  now,
}: {
  call: DemoCall;
  story: DemoStory;
  now: number;
}): Promise<StartedDemo> {
  story.heading('Sunday evening, 26 April');
  for (const { id, from, variable } of MAILBOXES) {
    await call(
      'rate_limiter',
      [
        'mailbox',
        'add',
        '--mailbox',
        id,
        '--from',
        from,
        '--smtp',
        `env:${variable}`,
        '--timezone',
        HOME,
      ],
      now,
    );
    story.command(
      `rate_limiter.ts mailbox add --mailbox ${id} --timezone ${HOME} \\\n  --from "${from}" --smtp env:${variable}`,
      '',
    );
  }
  await call('rate_limiter', ['configure', '--sending-domain', DOMAIN, '--warm'], now);
  story.command(
    `rate_limiter.ts configure --sending-domain ${DOMAIN} --warm`,
    'the accounts are new, their domain has been in use for years',
  );
  await call('rate_limiter', ['configure', '--hourly', '4', '--daily', '40'], now);
  story.command(
    'rate_limiter.ts configure --hourly 4 --daily 40',
    `for each account; the warmup of its first days allows ${CAMPAIGN.rateLimits.warmupSchedule.join(', ')}`,
  );

  const { prospects } = (
    await call(
      'rate_limiter',
      ['validate', '--config', 'campaign.json', '--prospects', 'prospects.csv'],
      now,
    )
  ).data as { prospects: { rows: number; enrollable: number; findings: Record<string, Finding> } };
  const left = Object.entries(prospects.findings).flatMap(([name, { first }]) =>
    first.map(({ line, because }) => `line ${line} ${name} (${FAULTS[because ?? ''] ?? because})`),
  );
  story.command(
    'rate_limiter.ts validate --config campaign.json --prospects prospects.csv',
    `${prospects.rows} rows, ${prospects.enrollable} people; skipped: ${left.join(', ')}`,
  );

  const { batch, imported } = (
    await call(
      'rate_limiter',
      ['start', '--config', 'campaign.json', '--prospects', 'prospects.csv', '--batch-size', '60'],
      now,
    )
  ).data as { batch: StartedDemo; imported: { enrolled: number } };
  story.command(
    'rate_limiter.ts start --config campaign.json --prospects prospects.csv --batch-size 60',
    `${imported.enrolled} enrolled, ${batch.total} first messages planned; the first is sent on Monday at nine, to Tokyo`,
  );
  story.say(
    '',
    '  Then the same calls every day:',
    `  ${story.ink.dim('$')} rate_limiter.ts schedule --campaign-id ${CAMPAIGN.id} --batch-size 60`,
    `  ${story.ink.dim('$')} rate_limiter.ts send --campaign-id ${CAMPAIGN.id} --wait 1438m`,
    `  ${story.ink.dim('$')} response_tracker.ts process --campaign-id ${CAMPAIGN.id} --source inbox`,
    '',
    `  ${story.ink.dim('Below: working hours')} ···  ${story.ink.dim('one to four messages in half an hour')} ▂▄▆█  ${story.ink.dim('the')} ${story.ink.first('first')}, ${story.ink.second('second')} ${story.ink.dim('and')} ${story.ink.last('last')} ${story.ink.dim('message')}`,
  );
  return batch;
}
