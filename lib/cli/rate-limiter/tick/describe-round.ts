/** The answer of a round: small enough to be read each time. */
import { fitAnswer } from '../../../core/tick/fit-answer.ts';
import { mergeSteps } from '../../render/merge-steps.ts';
import { iso } from '../../runner/values.ts';
import { needsPerson, shortAlerts, type NeedsPerson } from './needs-person.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Answer, Context, NextStep, Warning } from '../../runner/command.ts';
import type { TickRound, RoundRequest, RoundSent } from './run-round.ts';

type About = { request: RoundRequest; nextCallAt: Instant | null; tookOver: boolean };

const LONGEST_MESSAGE = 240;

export function describeRound(
  context: Context,
  round: TickRound,
  { request, nextCallAt, tookOver }: About,
): Answer {
  const { campaignId, dryRun } = request;
  const person = needsPerson(context, campaignId);
  const alerts = shortAlerts(context, campaignId);
  const warnings = warningsOf(round, tookOver);
  const { done } = round.send;
  const next = nextSteps(context, { request, person, nextCallAt, waiting: done?.waiting ?? [] });
  return fitAnswer((most) => ({
    data: {
      ran: true,
      campaigns: round.active,
      cameIn: round.read.done === null ? null : short(round.read.done),
      planned: { ...round.plan, unplanned: largest(round.plan.unplanned, most) },
      left: done?.left ?? null,
      waiting: (done?.waiting ?? [])
        .toSorted((a, b) => b.messages - a.messages)
        .slice(0, most)
        .map(describeReason),
      waitingInAll: (done?.waiting ?? []).reduce((sum, { messages }) => sum + messages, 0),
      remaining: done?.remaining ?? null,
      needsPerson: { ...person, newest: person.newest.slice(0, most) },
      alerts: alerts.slice(0, most),
      alertsInAll: alerts.length,
      failures: round.failures
        .slice(0, Math.max(most, 1))
        .map(({ part, campaignId: of, failure }) => ({
          part,
          ...(of === undefined ? {} : { campaignId: of }),
          code: failure.code,
          message: cut(failure.message),
          hint: cut(failure.hint),
        })),
      nextDueAt: iso(done?.nextDueAt ?? null),
      nextCallAt: iso(nextCallAt),
      dryRun,
    },
    warnings: warnings.slice(0, Math.max(most, 1)),
    next: next.slice(0, Math.max(most, 1)),
  }));
}

/** Only what came: a round that read nothing says so in one line. */
function short(counts: NonNullable<TickRound['read']['done']>): Record<string, number> {
  const { applied, read, matched, requests, concerns, possible, unverified, quarantined } = counts;
  const { bounce, ...others } = applied;
  const all = {
    matched,
    ...others,
    hardBounces: bounce.hard,
    softBounces: bounce.soft,
    blocks: bounce.block,
    requests,
    concerns,
    possible,
    unverified,
    quarantined,
  };
  return { read, ...Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0)) };
}

function largest(counts: Record<string, number>, most: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .slice(0, most),
  );
}

/** `by`: the limit or the hold behind the reason. */
function describeReason({ reason, messages, until, limit, hold }: RoundSent['waiting'][number]) {
  const by = limit
    ? `${limit.scope} ${limit.id}: ${limit.kind} ${limit.used} of ${limit.limit}`
    : hold
      ? `${hold.scope} ${hold.id}: ${cut(hold.reason)}`
      : null;
  return { reason, messages, until, ...(by === null ? {} : { by }) };
}

/** Without the servers' words: `process` and `send` show them. */
function warningsOf({ warnings, interrupted }: TickRound, tookOver: boolean): Warning[] {
  return [
    ...(interrupted ? [INTERRUPTED] : []),
    ...warnings.map(({ code, message }) => ({ code, message: cut(message) })),
    ...(tookOver ? [TOOK_OVER] : []),
  ];
}

const INTERRUPTED: Warning = {
  code: 'interrupted',
  message: 'Stopped by a signal: what was begun is settled, the rest stays for the next call.',
};
const TOOK_OVER: Warning = {
  code: 'tick_taken_over',
  message: 'The last tick ended without finishing. What it had begun is settled or listed.',
};

function nextSteps(
  context: Context,
  {
    request: { campaignId, dryRun },
    person,
    nextCallAt,
    waiting,
  }: {
    request: RoundRequest;
    person: NeedsPerson;
    nextCallAt: Instant | null;
    waiting: RoundSent['waiting'];
  },
): NextStep[] {
  const scope = campaignId === null ? '' : ` --campaign-id ${campaignId}`;
  const steps: NextStep[] = [];
  const add = (why: string, script: string, rest: string, at?: Instant): void =>
    void steps.push({ why, run: context.callAgain(script, rest, at) });
  if (dryRun) add('Do it', 'rate_limiter', `tick${scope}`);
  if (person.requests > 0)
    add(
      `Rights under data-protection law, which a person must answer: ${person.requests}`,
      'response_tracker',
      `report${scope}`,
    );
  if (person.concerns > 0)
    add(
      `Threats, complaints and angry replies, which the user must read first: ${person.concerns}`,
      'response_tracker',
      `report${scope}`,
    );
  if (person.replies > 0)
    add(
      `See what people wrote, and tell the user: replies without a label: ${person.replies}`,
      'response_tracker',
      `report${scope}`,
    );
  if (person.possibleReplies > 0)
    add(
      `Messages from other addresses that may be replies: ${person.possibleReplies}`,
      'response_tracker',
      `report${scope}`,
    );
  if (waiting.some(({ reason }) => reason.startsWith('approval_')))
    add('Messages wait until a person has approved them', 'rate_limiter', `approvals${scope}`);
  if (person.inDoubt > 0)
    add(`Messages in doubt: ${person.inDoubt}`, 'rate_limiter', `resolve${scope}`);
  if (person.quarantined > 0)
    add(
      `Messages that could not be read: ${person.quarantined}`,
      'response_tracker',
      'quarantine list',
    );
  if (nextCallAt !== null && !dryRun)
    add(`Call again at ${iso(nextCallAt)}`, 'rate_limiter', `tick${scope}`, nextCallAt);
  return mergeSteps(steps);
}

function cut(text: string): string {
  return text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, LONGEST_MESSAGE - 1)}…`;
}
