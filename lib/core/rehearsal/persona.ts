/**
 * Decides how an invented recipient, or the recipient's server, reacts to a message: by a hash of
 * seed, address and step, so that a rehearsal can be repeated.
 */
import { hashFraction } from '../hash.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.ts';
import { absenceUntil, FAREWELL, REPLIES, UNSUBSCRIBE_WISH } from './words.ts';
import type { PersonaRates, Reaction, ServerRefusal, Timing } from '../../domain/rehearsal.ts';

export type Cast = { seed: string; rates: PersonaRates };
/**
 * One arrival of a message at the recipient's server. `tries`: how often the server has seen this
 * message, this time included.
 */
export type MessageArrival = { email: string; step: number; tries: number };

/**
 * A full mailbox is emptied after one to four tries; after the fourth the sequence ends as bounced.
 */
const MOST_FULL = 4;

/** The server's refusal at RCPT; null: it accepts. */
export function refusalAt(
  cast: Cast,
  { email, step, tries }: MessageArrival,
): ServerRefusal | null {
  if (isDead(cast, email, step) && refusesAtOnce(cast, email))
    return { code: 550, text: `5.1.1 <${email}>: Recipient address rejected: User unknown` };
  if (tries === 1 && step === 0 && draw(cast, email, 'greylisted') < cast.rates.deferrals)
    return { code: 451, text: `4.7.1 <${email}>: Greylisted, please try again in 5 minutes` };
  if (tries === 1 && draw(cast, `${email}|${step}`, 'blocked') < cast.rates.blocks)
    return { code: 550, text: '5.7.1 Message rejected: your IP is listed on a blocklist' };
  if (isFull(cast, { email, step, tries }) && refusesAtOnce(cast, email))
    return { code: 452, text: `4.2.2 <${email}>: Mailbox full` };
  return null;
}

/** The reaction to an accepted message, and when it comes; null: none. */
export function reactionTo(
  cast: Cast,
  arrival: MessageArrival & { at: Instant },
): { reaction: Reaction; timing: Timing } | null {
  const { email, step, at } = arrival;
  const soon: Timing = {
    after: MINUTE + Math.floor(draw(cast, `${email}|${step}`, 'report') * 2 * HOUR),
    officeHours: false,
  };
  if (isDead(cast, email, step))
    return {
      reaction: bounce('5.1.1', `550 5.1.1 <${email}>: Recipient address rejected: User unknown`),
      timing: soon,
    };
  if (isFull(cast, arrival))
    return {
      reaction: bounce('5.2.2', `552 5.2.2 <${email}>: Mailbox is full, quota exceeded`),
      timing: soon,
    };
  const { complaints, unsubscribes, autoReplies, outOfOffice, replies } = cast.rates;
  const atOnce: Timing = { after: MINUTE, officeHours: false };
  const atWork: Timing = { after: delay(cast, email, step), officeHours: true };
  const kind = pickShare(draw(cast, `${email}|${step}`, 'reaction'), {
    complaints,
    unsubscribes,
    autoReplies,
    outOfOffice,
    replies,
  });
  switch (kind) {
    case 'complaints':
      return { reaction: { kind: 'complaint' }, timing: atWork };
    case 'unsubscribes':
      return { reaction: { kind: 'unsubscribe', wish: UNSUBSCRIBE_WISH }, timing: atWork };
    case 'autoReplies':
      return { reaction: { kind: 'letter', automatic: true, ...FAREWELL }, timing: atOnce };
    case 'outOfOffice': {
      const back = at + (2 + Math.floor(draw(cast, `${email}|${step}`, 'absence') * 8)) * DAY;
      return {
        reaction: { kind: 'letter', automatic: true, ...absenceUntil(back) },
        timing: atOnce,
      };
    }
    case 'replies': {
      const text = REPLIES[
        Math.floor(draw(cast, `${email}|${step}`, 'words') * REPLIES.length)
      ] as (typeof REPLIES)[number];
      return {
        reaction: { kind: 'letter', automatic: false, subject: null, text: text.words },
        timing: atWork,
      };
    }
    case null:
      return null;
  }
}

/**
 * The mailbox does not exist. Decided at the first message: a recipient who was mailed before
 * exists.
 */
function isDead(cast: Cast, email: string, step: number): boolean {
  return step === 0 && draw(cast, email, 'dead') < cast.rates.hardBounces;
}

function isFull(cast: Cast, { email, step, tries }: MessageArrival): boolean {
  const key = `${email}|${step}`;
  return (
    draw(cast, key, 'full') < cast.rates.softBounces &&
    tries <= 1 + Math.floor(draw(cast, key, 'emptied') * MOST_FULL)
  );
}

/** Half of the servers refuse at RCPT; the others accept and send a bounce later. */
function refusesAtOnce(cast: Cast, email: string): boolean {
  return draw(cast, email, 'at once') < 0.5;
}

/** Between ten minutes and two days; half of the replies within six and a half hours. */
function delay(cast: Cast, email: string, step: number): number {
  return 10 * MINUTE + Math.floor(2 * DAY * draw(cast, `${email}|${step}`, 'delay') ** 3);
}

function bounce(status: string, reply: string): Reaction {
  return { kind: 'bounce', status, reply };
}

/** The name into whose share of 0..1 the fraction falls; null beyond all of them. */
function pickShare<N extends string>(
  fraction: number,
  shares: Readonly<Record<N, number>>,
): N | null {
  let upTo = 0;
  for (const [name, share] of Object.entries(shares) as [N, number][]) {
    upTo += share;
    if (fraction < upTo) return name;
  }
  return null;
}

function draw({ seed }: Cast, id: string, about: string): number {
  return hashFraction(`${seed}|${id}|${about}`);
}
