/** Adds up the results of `process`, in the shape of its answer. */
import type { Result } from '../../../app/responses/process.ts';

type ProcessCounts = {
  read: number;
  /** Processed before: nothing changed. */
  known: number;
  matched: number;
  /** `leftCompany` and `wrongPerson` are among `autoReply`. */
  applied: {
    reply: number;
    unsubscribe: number;
    bounce: { hard: number; soft: number; block: number };
    outOfOffice: number;
    autoReply: number;
    leftCompany: number;
    wrongPerson: number;
    complaint: number;
    delayed: number;
    unrelated: number;
  };
  /** Unsubscribes, proven or not, that invoke a right under data-protection law. */
  requests: number;
  /** Threats, complaints and angry answers that are not without proof. */
  concerns: number;
  /** Replies from another address, perhaps: a person decides. */
  possible: number;
  /** Bounces, complaints and unsubscribes that could not be proven: kept, without consequence. */
  unverified: number;
  quarantined: number;
};

/** A response to a message of ours that was read. `intent`: what the rules say it means. */
type ReadResponse = {
  responseId: number;
  kind: string;
  campaignId: string | null;
  email: string | null;
  intent: string | null;
};

export type ProcessTally = {
  add(result: Result): void;
  counts(): ProcessCounts;
  /** The first of them, what people wrote before what machines did; all are `matched`. */
  responses(): ReadResponse[];
};

/** More are in `replies`: an answer stays short. */
const SHOWN = 10;
const BY_PEOPLE: ReadonlySet<string> = new Set(['reply', 'unsubscribe', 'complaint']);

export function createTally(): ProcessTally {
  const counts: ProcessCounts = {
    read: 0,
    known: 0,
    matched: 0,
    applied: {
      reply: 0,
      unsubscribe: 0,
      bounce: { hard: 0, soft: 0, block: 0 },
      outOfOffice: 0,
      autoReply: 0,
      leftCompany: 0,
      wrongPerson: 0,
      complaint: 0,
      delayed: 0,
      unrelated: 0,
    },
    requests: 0,
    concerns: 0,
    possible: 0,
    unverified: 0,
    quarantined: 0,
  };
  const byPeople: ReadResponse[] = [];
  const byMachines: ReadResponse[] = [];
  return {
    counts: () => counts,
    responses: () => [...byPeople, ...byMachines].slice(0, SHOWN),
    add(result) {
      counts.read++;
      if (result.result === 'known') counts.known++;
      if (result.result === 'quarantined') counts.quarantined++;
      if (result.result !== 'applied') return;
      if (result.matched) {
        counts.matched++;
        const list = BY_PEOPLE.has(result.kind) ? byPeople : byMachines;
        if (list.length < SHOWN) list.push(describe(result));
      }
      if (result.matched && result.classification.request !== undefined) counts.requests++;
      if (isConcern(result)) counts.concerns++;
      if (result.possible) counts.possible++;
      else if (result.unverified) counts.unverified++;
      else count(counts.applied, result);
    },
  };
}

function isConcern({
  matched,
  unverified,
  kind,
  classification: { concern },
}: Result & { result: 'applied' }): boolean {
  return matched && !unverified && (kind === 'complaint' || concern !== undefined);
}

function describe(result: Result & { result: 'applied' }): ReadResponse {
  const { responseId, kind, campaignId, email, classification } = result;
  return { responseId, kind, campaignId, email, intent: classification.intent };
}

function count(applied: ProcessCounts['applied'], result: Result & { result: 'applied' }): void {
  // A response without a matching message has no consequence, whatever its kind.
  if (!result.matched) {
    applied.unrelated++;
    return;
  }
  switch (result.kind) {
    case 'bounce':
      if (result.bounceClass) applied.bounce[result.bounceClass]++;
      return;
    case 'reply':
      applied.reply++;
      return;
    case 'unsubscribe':
      applied.unsubscribe++;
      return;
    case 'complaint':
      applied.complaint++;
      return;
    case 'delayed':
      applied.delayed++;
      return;
    case 'out_of_office':
      applied.outOfOffice++;
      return;
    case 'auto_reply':
    case 'challenge':
      applied.autoReply++;
      if (result.classification.intent === 'left_company') applied.leftCompany++;
      if (result.classification.intent === 'wrong_person') applied.wrongPerson++;
      return;
    case 'delivered':
    case 'unrelated':
      applied.unrelated++;
  }
}
