/** Runs the campaign day by day like an agent: plan, send, read the answers. */
import { CAMPAIGN_ID } from '../campaign.ts';
import { DAY, MINUTE } from '../people/local-time.ts';
import { explainWaits, type PlanRow } from './waiting.ts';
import type { DemoCall } from '../call.ts';
import type { DemoInbox } from '../inbox.ts';
import type { MailServer } from '../mail-server.ts';
import type { Response } from '../people/arrivals.ts';
import type { DemoStory } from './story.ts';

type Plan = { scheduled: PlanRow[]; total: number; nextDueAt: string | null };
export type DemoWorld = {
  call: DemoCall;
  inbox: DemoInbox;
  server: MailServer;
  story: DemoStory;
  onPlan(planned: number): void;
};

const SCOPE = ['--campaign-id', CAMPAIGN_ID];
/** A campaign that has not ended by this day never will. */
const LAST_DAY = 40;
/** The warmup limits only the first days; later the accounts allow more messages than there are. */
const WARMUP_SHOWN = 3;
/** Read before midnight, so that answers count on their day. */
const EVENING = DAY - MINUTE;

/** `plan` comes from `start`. Returns the instant at which everything was done. */
export async function runCampaign(
  world: DemoWorld,
  { plan: first, start }: { plan: Plan; start: number },
): Promise<number> {
  const reader = readerOf(world);
  let plan: Plan = first;
  let nextDueAt = first.nextDueAt;
  let number = 0;
  for (let day = start; day < start + LAST_DAY * DAY;) {
    const restDays = nextDueAt === null ? 1 : Math.floor((Date.parse(nextDueAt) - day) / DAY);
    if (restDays > 0) {
      world.server.setDay(dateOf(day));
      const end = day + restDays * DAY;
      const responses = await reader(end - MINUTE);
      if (nextDueAt !== null || responses.length > 0)
        world.story.rest({ start: day, days: restDays, responses });
      day = end;
    }
    if (day > start)
      plan = (await world.call('rate_limiter', ['schedule', ...SCOPE, '--batch-size', '60'], day))
        .data as Plan;
    if (plan.total === 0 && world.inbox.pending() === 0) return day;
    nextDueAt = plan.nextDueAt;
    if (nextDueAt === null || Date.parse(nextDueAt) >= day + DAY) continue;
    nextDueAt = await simulateDay(world, { plan, day, number: ++number, reader });
    day += DAY;
  }
  throw new Error(`the campaign has not ended after ${LAST_DAY} days`);
}

type Day = {
  plan: Plan;
  day: number;
  number: number;
  reader: (now: number) => Promise<Response[]>;
};

async function simulateDay(
  { call, inbox, server, story, onPlan }: DemoWorld,
  { plan, day, number, reader }: Day,
): Promise<string | null> {
  server.setDay(dateOf(day));
  const before = [...server.entries];
  const waits = explainWaits(plan.scheduled, { entries: before, answers: inbox.delivered }, day);
  onPlan(plan.scheduled.filter(({ sendAt }) => Date.parse(sendAt) < day + DAY).length);
  const sent = (await call('rate_limiter', ['send', ...SCOPE, '--wait', '1438m'], day)).data as {
    nextDueAt: string | null;
  };
  const entries = server.entries.slice(before.length);
  // Two processes on one file, as in real use.
  const [accounts, responses] = await Promise.all([
    number <= WARMUP_SHOWN ? warmupOf(call, day + EVENING) : [],
    reader(day + EVENING),
  ]);
  story.day({ number, start: day, entries, before, responses, waits, accounts });
  return sent.nextDueAt;
}

async function warmupOf(
  call: DemoCall,
  now: number,
): Promise<{ id: string; used: number; limit: number }[]> {
  const { limits } = (await call('rate_limiter', ['status', ...SCOPE], now)).data as {
    limits: { id: string; kind: string; used: number; limit: number }[];
  };
  return limits.filter(({ kind }) => kind === 'warmup');
}

/** Delivers the answers due by `now`, lets the tool read them, and returns its new verdicts. */
function readerOf({ call, inbox, story }: DemoWorld): (now: number) => Promise<Response[]> {
  const seen = new Set<number>();
  return async (now) => {
    const arrived = inbox.deliverUntil(now);
    story.moving('reading the answers');
    await call('response_tracker', ['process', ...SCOPE, '--source', 'inbox'], now);
    if (arrived.length === 0) return [];
    const fresh = (await listResponses(call, now)).filter(
      ({ responseId }) => !seen.has(responseId),
    );
    for (const { responseId } of fresh) seen.add(responseId);
    return fresh;
  };
}

/** Every page. Refusals at SMTP time are in this list too: the story tells them by the server's log. */
async function listResponses(call: DemoCall, now: number): Promise<Response[]> {
  const all: Response[] = [];
  for (let page: string[] = []; ;) {
    const { rows, nextCursor } = (
      await call(
        'response_tracker',
        ['replies', ...SCOPE, '--kind', 'all', '--limit', '100', ...page],
        now,
      )
    ).data.replies as {
      rows: (Omit<Response, 'responseId'> & { responseId: number | null })[];
      nextCursor: string | null;
    };
    for (const { responseId, ...row } of rows)
      if (responseId !== null) all.push({ ...row, responseId });
    if (nextCursor === null) return all;
    page = ['--cursor', nextCursor];
  }
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
