/** Decides what an invented recipient (or their server) answers to a message, and when. */
import {
  writeAbsence,
  writeReply,
  writeReport,
  writeUnsubscribe,
  type ReceivedAnswer,
} from './answer-mail.ts';
import { fractionOf, type Invented } from './people.ts';
import type { RecordedAnswer } from './record.ts';
import type { SinkRefusal } from './sink.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Coming = Omit<RecordedAnswer, 'processedAt' | 'processedAtLine'> & {
  arrivesAt: number;
  mail: string;
};
/** `time`: how often this step reached the person before. */
export type AnswerArrival = ReceivedAnswer & { step: number; time: number; at: number };

const WORDS = [
  'Thanks, this sounds interesting. Can you call me next week?',
  'Who else uses this?',
  'Sounds good, send me more details please.',
  'No thanks, we are happy with what we have.',
];

export function answersTo(arrival: AnswerArrival): Coming[] {
  const { person, step, time, at } = arrival;
  const chance = fractionOf(`${person.email}|answers`);
  const delayed = (least: number, most: number): number =>
    at + least + Math.floor(fractionOf(`${person.email}|${step}|${time}|delay`) * (most - least));
  const head = (arrivesAt: number): { at: number; id: string } => ({
    at: arrivesAt,
    id: `${person.email.split('@')[0]}.${step}.${time}`,
  });
  const base = { email: person.email, step };
  switch (person.role) {
    case 'replies': {
      if (step !== 1 + Math.floor(chance * 3)) return [];
      const arrivesAt = delayed(HOUR, 70 * HOUR);
      return [
        {
          ...base,
          kind: 'reply',
          arrivesAt,
          mail: writeReply(
            arrival,
            head(arrivesAt),
            WORDS[Math.floor(chance * 1000) % WORDS.length]!,
          ),
        },
      ];
    }
    case 'unsubscribes': {
      if (step !== 1 + Math.floor(chance * 2)) return [];
      const arrivesAt = delayed(5 * MINUTE, 40 * HOUR);
      const byHand = fractionOf(`${person.email}|by hand`) < 0.5;
      return [
        {
          ...base,
          kind: 'unsubscribe',
          arrivesAt,
          mail: byHand
            ? writeReply(arrival, head(arrivesAt), 'Please unsubscribe me from this list.')
            : writeUnsubscribe(arrival, head(arrivesAt)),
        },
      ];
    }
    case 'dead': {
      const arrivesAt = delayed(MINUTE, 3 * HOUR);
      return [
        {
          ...base,
          kind: 'hard',
          arrivesAt,
          mail: writeReport(arrival, head(arrivesAt), {
            status: '5.1.1',
            reply: `550 5.1.1 <${person.email}>: Recipient address rejected: User unknown`,
          }),
        },
      ];
    }
    case 'soft':
    case 'full_for_good': {
      const bounces =
        person.role === 'full_for_good' ? Infinity : step === 1 ? 1 + Math.floor(chance * 3) : 0;
      if (time >= bounces) return [];
      const arrivesAt = delayed(MINUTE, 2 * HOUR);
      return [
        {
          ...base,
          kind: 'soft',
          arrivesAt,
          mail: writeReport(arrival, head(arrivesAt), {
            status: '5.2.2',
            reply: '552 5.2.2 Mailbox is full, quota exceeded',
          }),
        },
      ];
    }
    case 'away': {
      if (step !== 1 + Math.floor(chance * 2)) return [];
      const arrivesAt = at + MINUTE;
      const returnsOn = new Date(at + (3 + Math.floor(chance * 6)) * DAY)
        .toISOString()
        .slice(0, 10);
      return [
        {
          ...base,
          kind: 'outOfOffice',
          arrivesAt,
          returnsOn,
          mail: writeAbsence(arrival, head(arrivesAt), returnsOn),
        },
      ];
    }
    case 'silent':
    case 'refused':
    case 'greylisting':
      return [];
  }
}

/** The answer of the recipient's server at RCPT; `before`: the number of earlier tries. */
export function refusalOf(person: Invented, before: number): SinkRefusal | null {
  if (person.role === 'refused') return { code: 550, message: '5.1.1 User unknown' };
  if (person.role === 'greylisting' && before === 0)
    return { code: 451, message: '4.7.1 Greylisted, please try again later' };
  return null;
}
