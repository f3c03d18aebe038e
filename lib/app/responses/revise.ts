/**
 * Replaces the verdict of a stored response: takes back the effects that only the old verdict
 * caused, where that is safe, and applies the new ones. Sends nothing.
 */
import { strongest } from '../../core/responses/consequences.ts';
import { SIGNAL_OF_METRIC } from '../../core/alerts/judge-rates.ts';
import { dateIn } from '../../core/time/day.ts';
import { applyEffects, type EffectsPort } from './apply-effects.ts';
import { asksForHold, opinionOf, type Opinion, type RulesPort } from './effects/opinion.ts';
import { takeBackDecline, type UndeclinePort } from './effects/decline.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { Classification, Intent } from '../../domain/responses/response.ts';
import type {
  AppliedEffect,
  Postponed,
  Retried,
  Stopped,
} from '../../domain/responses/applied-effect.ts';
import type { EnrollmentState, ProspectState } from '../../domain/campaigns/prospect.ts';
import type { Instant } from '../../domain/time.ts';
import type { AnsweringResponse } from '../../domain/responses/stored-response.ts';

type TakeBackPort = RulesPort & {
  /** Every other response to messages for the same prospect. */
  othersOf(prospectId: number, exceptId: number): AnsweringResponse[];
  /** Every response to messages for the prospect's colleagues. */
  responsesOfColleagues(company: string, prospectId: number): AnsweringResponse[];
  recordDone(responseId: number, done: readonly AppliedEffect[]): void;
  /** The message in its current state. */
  reload(message: AnsweredMessage): AnsweredMessage;
  uncount(message: AnsweredMessage, counted: AppliedEffect & { did: 'count' }): void;
  changeEnd(stopped: Stopped, to: EnrollmentState, now: Instant): boolean;
  reopen(stopped: Stopped, now: Instant): boolean;
  isRefusedForGood(prospectId: number): boolean;
  revive(
    prospectId: number,
    change: { from: ProspectState; to: ProspectState; now: Instant },
  ): boolean;
  bringForward(postponed: Postponed): boolean;
  cancelRetry(row: number, retried: Retried): boolean;
  unmarkBounced(row: number, bounce: AppliedEffect & { did: 'bounced' }): boolean;
  liftColleagueHold(company: string, now: Instant): void;
  unlogRefusal(id: number): void;
};

export type RevisePort = EffectsPort & TakeBackPort & UndeclinePort;

export type NewVerdict = {
  message: AnsweredMessage;
  proven: boolean;
  classification: Classification;
  label: Intent | null;
  resumeAt: Instant | null;
  now: Instant;
};

/**
 * Makes `next` the verdict on `stored`; returns the effects on record afterwards. An unsubscription
 * or complaint is never taken back: its suppression and ended sequences stay until the operator
 * lifts them. Runs inside one transaction.
 */
export function revise(
  port: RevisePort,
  stored: AnsweringResponse,
  next: NewVerdict,
): AppliedEffect[] {
  const before = opinionOf(port, stored);
  const asNext: AnsweringResponse = {
    ...stored,
    message: next.message,
    proven: next.proven,
    classification: next.classification,
    label: next.label,
  };
  if (
    next.message.row === stored.message.row &&
    JSON.stringify(before.effects) === JSON.stringify(opinionOf(port, asNext).effects)
  )
    return stored.done;
  const others = port
    .othersOf(stored.message.prospectId, stored.id)
    .map((other) => opinionOf(port, other));
  const kept = takeBack(port, { stored, next: opinionOf(port, asNext), others, now: next.now });
  port.recordDone(stored.id, kept);
  const message = port.reload(next.message);
  // The number of soft bounces is known only now that the old verdict's retry is undone.
  const { effects } = opinionOf(port, { ...asNext, message });
  const carried = applyEffects(port, effects, {
    message,
    day: dayOf(port, asNext),
    receivedAt: stored.receivedAt,
    now: next.now,
    resumeAt: next.resumeAt,
  });
  const done = [...kept, ...carried];
  port.recordDone(stored.id, done);
  // An effect that another response asks for too now belongs to that response.
  for (const other of others) {
    const repeated = other.effects.filter(
      ({ effect }) => effect === 'count' || effect === 'bounced' || effect === 'decline',
    );
    const added = applyEffects(port, repeated, {
      message: port.reload(other.stored.message),
      day: dayOf(port, other.stored),
      receivedAt: other.stored.receivedAt,
      now: next.now,
      resumeAt: null,
    });
    if (added.length > 0)
      port.recordDone(other.stored.id, (other.stored.done = [...other.stored.done, ...added]));
  }
  return done;
}

function dayOf(port: TakeBackPort, stored: AnsweringResponse): string {
  return dateIn(port.campaign(stored.message.campaignId).timezone, stored.processedAt);
}

type Taking = { stored: AnsweringResponse; next: Opinion; others: Opinion[]; now: Instant };

/**
 * Returns the effects that stay on record. The prospect's state is restored first: a sequence
 * continues only if the prospect may get messages.
 */
function takeBack(port: RevisePort, taking: Taking): AppliedEffect[] {
  const { stored } = taking;
  const prospectsFirst = [...stored.done]
    .reverse()
    .sort((a, b) => Number(b.did === 'prospect') - Number(a.did === 'prospect'));
  return prospectsFirst.filter((done) => !takeBackOne(port, done, taking)).reverse();
}

/** True when the effect is off the record of this response: undone, or handed over. */
function takeBackOne(
  port: RevisePort,
  done: AppliedEffect,
  { stored, next, others, now }: Taking,
): boolean {
  const { message } = stored;
  switch (done.did) {
    case 'count': {
      port.uncount(message, done);
      const signal = SIGNAL_OF_METRIC[done.metric];
      if (signal && message.sentAt !== null)
        port.countReport(message, { signal, sentAt: message.sentAt, by: -1 });
      return true;
    }
    case 'prospect': {
      if (
        isOptOut(done.to) ||
        asksForState(next, done.to) ||
        port.isRefusedForGood(message.prospectId)
      )
        return false;
      const other = others.find((one) => asksForState(one, done.to));
      if (other) return handOver(port, other, done);
      return port.revive(message.prospectId, { from: done.to, to: done.from, now });
    }
    case 'stop': {
      if (isOptOut(done.to)) return false;
      const ends = [next, ...others].flatMap((one) =>
        endsOf(one, done.enrollmentId).map((end) => ({ end, one })),
      );
      const end = strongest(ends.map((one) => one.end));
      if (end === null) return reopenFully(port, done, { others, now });
      if (!port.changeEnd(done, end, now)) return false;
      const successor = ends.find((one) => one.end === end)?.one as Opinion;
      if (successor !== next) return handOver(port, successor, { ...done, to: end });
      done.to = end;
      return false;
    }
    case 'postpone':
      return port.bringForward(done);
    case 'decline':
      if (next.effects.some((one) => one.effect === 'decline' && one.kind === done.kind))
        return false;
      takeBackDecline(port, done.kind, { message, now });
      return true;
    case 'retry':
      return port.cancelRetry(message.row, done);
    case 'bounced':
      return port.unmarkBounced(message.row, done);
    case 'hold':
      return (
        !asksForHold(next, done.scopeId) &&
        releaseColleagues(port, done, { others, prospectId: message.prospectId, now })
      );
    case 'log':
      port.unlogRefusal(done.entry);
      return true;
    case 'suppress':
    case 'blame':
      return false;
  }
}

/**
 * Hands the hold over to another response from the company that asks for it; lifts it when there is
 * none.
 */
function releaseColleagues(
  port: RevisePort,
  done: AppliedEffect & { did: 'hold' },
  { others, prospectId, now }: { others: Opinion[]; prospectId: number; now: Instant },
): true {
  const company = done.scopeId;
  const successor =
    others.find((one) => asksForHold(one, company)) ??
    port
      .responsesOfColleagues(company, prospectId)
      .map((one) => opinionOf(port, one))
      .find((one) => asksForHold(one, company));
  if (!successor) port.liftColleagueHold(company, now);
  else if (!successor.stored.done.some((one) => one.did === 'hold' && one.scopeId === company))
    handOver(port, successor, done);
  return true;
}

/**
 * When one end replaced another and no verdict asks for either, the sequence returns to its state
 * before the first.
 */
function reopenFully(
  port: RevisePort,
  done: Stopped & { did: 'stop' },
  { others, now }: Pick<Taking, 'others' | 'now'>,
): boolean {
  const links: { stored: AnsweringResponse; link: AppliedEffect }[] = [];
  let whole: Stopped = done;
  for (;;) {
    const earlier = others.flatMap(({ stored }) =>
      stored.done.flatMap((link) =>
        link.did === 'stop' && link.enrollmentId === done.enrollmentId && link.to === whole.from
          ? [{ stored, link }]
          : [],
      ),
    )[0];
    if (!earlier || links.some(({ link }) => link === earlier.link)) break;
    links.push(earlier);
    whole = {
      ...whole,
      from: earlier.link.from,
      cancelled: [...whole.cancelled, ...earlier.link.cancelled],
    };
  }
  if (!port.reopen(whole, now)) return false;
  for (const { stored, link } of links) {
    stored.done = stored.done.filter((one) => one !== link);
    port.recordDone(stored.id, stored.done);
  }
  return true;
}

function handOver(port: RevisePort, { stored }: Opinion, done: AppliedEffect): true {
  stored.done = [...stored.done, done];
  port.recordDone(stored.id, stored.done);
  return true;
}

function isOptOut(state: string): boolean {
  return state === 'unsubscribed' || state === 'complained';
}

function asksForState({ effects }: Opinion, state: ProspectState): boolean {
  return effects.some((effect) => effect.effect === 'stop_everywhere' && effect.state === state);
}

/** The states in which a verdict wants the sequence to end. */
function endsOf({ stored, effects }: Opinion, enrollmentId: number): EnrollmentState[] {
  return effects.flatMap((effect) => {
    if (effect.effect === 'stop_everywhere') return [effect.state];
    return effect.effect === 'stop' && stored.message.enrollmentId === enrollmentId
      ? [effect.state]
      : [];
  });
}
