/** Groups single messages for a forecast: planned messages wait like those without a plan. */
import { HOUR } from '../../domain/time.ts';
import type { Candidate } from '../../domain/campaigns/candidate.ts';
import type { OpenMessage, RecipientDetail, WaitingGroup } from '../../domain/forecast.ts';

/**
 * The next plan replaces the present one, so a planned instant decides nothing: not for a message
 * ahead, and not for one that is overdue.
 */
export function groupPlanned(
  planned: readonly Candidate[],
  detail: RecipientDetail,
): WaitingGroup[] {
  return group(
    planned.map((candidate) => ({
      ...candidate,
      dueAt: candidate.step === 0 ? 0 : candidate.dueAt,
      tried: false,
      repeat: false,
      ...at(candidate.step === 0 ? candidate.enrollmentId : candidate.dueAt),
    })),
    detail,
  );
}

/** Messages that were tried keep their mailbox, go first, and are due at their next attempt. */
export function groupOpen(open: readonly OpenMessage[], detail: RecipientDetail): WaitingGroup[] {
  return group(
    open.map((message) => ({ ...message, ...at(message.dueAt) })),
    detail,
  );
}

function at(position: number): Pick<WaitingGroup, 'first' | 'last'> {
  return { first: position, last: position };
}

function group(
  messages: readonly Omit<WaitingGroup, 'n'>[],
  { providers, domains, companies }: RecipientDetail,
): WaitingGroup[] {
  const groups = new Map<string, WaitingGroup>();
  for (const message of messages) {
    const { calendarKey, step, mailboxId, dueAt, tried, repeat, first, last } = message;
    const provider = providers ? message.provider : '';
    const domain = domains.includes(message.domain) ? message.domain : '';
    const company = companies.find((held) => held === message.company) ?? null;
    const who = { calendarKey, provider, domain, company };
    const key = JSON.stringify([who, step, mailboxId, Math.floor(dueAt / HOUR), tried, repeat]);
    const known = groups.get(key);
    if (known) {
      known.n++;
      known.dueAt = Math.min(known.dueAt, dueAt);
      known.first = Math.min(known.first, first);
      known.last = Math.max(known.last, last);
    } else
      groups.set(key, {
        ...who,
        ...{ step, mailboxId, dueAt, tried, repeat, first, last },
        n: 1,
      });
  }
  return [...groups.values()];
}
