/** Groups single messages for a forecast: planned messages wait like those without a plan. */
import { HOUR, type Instant } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { OpenMessage, RecipientDetail, WaitingGroup } from '../../domain/forecast.ts';

/**
 * `known`: each person is a group of its own. `freeFrom`: the instant from which the pace between
 * campaigns, and the person's own choice, let this one write to the person.
 */
export type Grouping = {
  detail: RecipientDetail;
  known: boolean;
  freeFrom: (candidate: Pick<Candidate, 'prospectId' | 'messageRow'>) => Instant;
};

/**
 * The next plan replaces the present one, so a planned instant decides nothing: not for a message
 * ahead, and not for one that is overdue.
 */
export function groupUntried(candidates: readonly Candidate[], grouping: Grouping): WaitingGroup[] {
  return group(
    candidates.map((candidate) => {
      const isNew = candidate.step === 0;
      const position = isNew ? candidate.enrollmentId : candidate.dueAt;
      return {
        ...candidate,
        dueAt: Math.max(isNew ? 0 : candidate.dueAt, grouping.freeFrom(candidate)),
        ...{ tried: false, repeat: false, first: position, last: position },
      };
    }),
    grouping,
  );
}

/** Messages that were tried keep their mailbox, go first, and are due at their next attempt. */
export function groupOpen(open: readonly OpenMessage[], grouping: Grouping): WaitingGroup[] {
  return group(
    open.map((message) => ({
      ...message,
      dueAt: Math.max(message.dueAt, grouping.freeFrom(message)),
      ...{ first: message.dueAt, last: message.dueAt },
    })),
    grouping,
  );
}

type Positioned = Candidate & Pick<WaitingGroup, 'repeat' | 'first' | 'last'>;

function group(messages: readonly Positioned[], { detail, known }: Grouping): WaitingGroup[] {
  const { providers, domains, companies } = detail;
  const groups = new Map<string, WaitingGroup>();
  for (const message of messages) {
    const { calendarKey, step, mailboxId, dueAt, tried, repeat, first, last } = message;
    const provider = providers ? message.provider : '';
    const domain = domains.includes(message.domain) ? message.domain : '';
    const company = companies.find((held) => held === message.company) ?? null;
    const who = { calendarKey, provider, domain, company };
    const { enrollmentId, prospectId, email } = message;
    const key = known
      ? String(enrollmentId)
      : JSON.stringify([who, step, mailboxId, Math.floor(dueAt / HOUR), tried, repeat]);
    const found = groups.get(key);
    if (found) {
      found.n++;
      found.dueAt = Math.min(found.dueAt, dueAt);
      found.first = Math.min(found.first, first);
      found.last = Math.max(found.last, last);
    } else
      groups.set(key, {
        ...who,
        ...{ step, mailboxId, dueAt, tried, repeat, first, last, n: 1 },
        ...(known ? { person: { enrollmentId, prospectId, email } } : {}),
      });
  }
  return [...groups.values()];
}
