/** Collects the signs for each person who may have written a message, and picks the likeliest. */
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';
import {
  POSSIBLE_SIGNS,
  type ReplyCandidate,
  type PossibleReply,
  type PossibleSign,
} from '../../../domain/responses/possible-reply.ts';

/** How many candidates one message has at most: only their next messages wait. */
const MOST_CANDIDATES = 3;

/** What a sign weighs; from `ENOUGH` on it stands alone. */
const WEIGHT: Readonly<Record<PossibleSign, number>> = {
  thread: 9,
  forwarded: 9,
  link: 9,
  address: 7,
  copied: 6,
  name: 5,
  mention: 2,
  quote: 2,
  subject: 2,
  company: 2,
  part_of_name: 2,
};
const ENOUGH = 4;

export type PossibleWriters = {
  /** Null: no message was found by the sign. */
  add(message: AnsweredMessage | null, sign: PossibleSign): void;
  /** The sign is there, but many people got what it names. */
  addUnnamed(sign: 'quote' | 'subject'): void;
  /** Adds the signs of each campaign to those of its people who are candidates already. */
  addWhereKnown(campaigns: ReadonlyMap<string, readonly PossibleSign[]>): void;
  /** The sign stands alone no longer. */
  weaken(sign: PossibleSign): void;
  /** Null: the signs are too few. */
  best(): PossibleReply | null;
};

export function createCandidates(): PossibleWriters {
  const people = new Map<number, { message: AnsweredMessage; signs: Set<PossibleSign> }>();
  const unnamed = new Set<PossibleSign>();
  const weak = new Set<PossibleSign>();
  const weigh = (signs: Iterable<PossibleSign>): number =>
    [...signs].reduce((sum, sign) => sum + (weak.has(sign) ? ENOUGH - 2 : WEIGHT[sign]), 0);
  return {
    add(message, sign) {
      if (message === null) return;
      const known = people.get(message.prospectId);
      if (known) known.signs.add(sign);
      else people.set(message.prospectId, { message, signs: new Set([sign]) });
    },
    addUnnamed: (sign) => void unnamed.add(sign),
    addWhereKnown(campaigns) {
      for (const { message, signs } of people.values())
        for (const sign of campaigns.get(message.campaignId) ?? []) signs.add(sign);
    },
    weaken: (sign) => void weak.add(sign),
    best() {
      const candidates = [...people.values()]
        .filter(({ signs }) => weigh(signs) >= ENOUGH || [...signs].some((one) => unnamed.has(one)))
        .sort((a, b) => weigh(b.signs) - weigh(a.signs) || b.message.row - a.message.row)
        .slice(0, MOST_CANDIDATES)
        .map(({ message, signs }): ReplyCandidate => ({ message, signs: inOrder(signs) }));
      if (candidates.length === 0 && unnamed.size === 0) return null;
      return {
        signs: inOrder([...candidates.flatMap(({ signs }) => signs), ...unnamed]),
        candidates,
      };
    },
  };
}

function inOrder(signs: Iterable<PossibleSign>): PossibleSign[] {
  const given = new Set(signs);
  return POSSIBLE_SIGNS.filter((sign) => given.has(sign));
}
