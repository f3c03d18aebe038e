/**
 * Explains why a planned message is not sent on its day: a weekend, a holiday, or an account at its
 * limit.
 */
import { GAPS } from '../campaign.ts';
import { addDays, DAY, localAt, restOf } from '../people/local-time.ts';
import { personOf, zoneOf } from '../people/people.ts';
import type { DemoAnswer } from '../people/answers.ts';
import type { ArrivedMessage } from '../mail-server.ts';

export type PlanRow = { email: string; step: number; sendAt: string };
export type DemoWait = {
  reason: 'away' | 'holiday' | 'weekend' | 'account';
  detail: string;
  people: number;
  until: string;
};

export type Past = { entries: readonly ArrivedMessage[]; answers: readonly DemoAnswer[] };

/** `past`: earlier messages and answers. Rows that were not due today do not wait. */
export function explainWaits(
  plan: readonly PlanRow[],
  { entries, answers }: Past,
  dayStart: number,
): DemoWait[] {
  const today = new Date(dayStart).toISOString().slice(0, 10);
  const waits = new Map<string, DemoWait>();
  for (const { email, step, sendAt } of plan) {
    const person = personOf(email);
    const leaves = localAt(zoneOf(person), Date.parse(sendAt)).date;
    if (leaves <= today || dueDate(email, step, entries) > today) continue;
    const rest = restOf(person, today);
    const away = answers.some(
      ({ person: { email: who }, awayUntil }) =>
        who === email && awayUntil !== null && awayUntil >= today,
    );
    const reason = away
      ? 'away'
      : rest === null
        ? 'account'
        : rest === 'weekend'
          ? 'weekend'
          : 'holiday';
    const detail = reason === 'holiday' ? (rest as string) : '';
    const key = reason === 'holiday' ? `${detail} ${leaves}` : reason;
    const same = waits.get(key);
    if (same)
      Object.assign(same, {
        people: same.people + 1,
        until: leaves < same.until ? leaves : same.until,
      });
    else waits.set(key, { reason, detail, people: 1, until: leaves });
  }
  return [...waits.values()].sort((a, b) => b.people - a.people);
}

/**
 * The first local date on which this message may be sent, by the gap since the previous one; a
 * refused try does not count.
 */
function dueDate(email: string, step: number, entries: readonly ArrivedMessage[]): string {
  if (step === 1)
    return entries.some((entry) => entry.what === 'refused' && entry.to === email)
      ? '9999'
      : '0000';
  const before = entries.find(
    (entry) => entry.what === 'taken' && entry.to === email && entry.step === step - 1,
  );
  if (before?.what !== 'taken') return '9999';
  const gap = GAPS[step - 1] as number;
  const due = localAt(zoneOf(personOf(email)), Date.parse(before.at) + gap * DAY).date;
  const notice = addDays(before.local.slice(0, 10), gap);
  return due > notice ? due : notice;
}
