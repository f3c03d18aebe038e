/** Plays labelled messages through the rules, and counts what they got wrong. */
import { NETWORKS } from '../../../../data/tracking/networks.ts';
import { classifyHit } from '../../../../lib/core/tracking/classify-hit.ts';
import { isPixelSeen, judgeHit } from '../../../../lib/core/tracking/judge-hit.ts';
import type { LinkHits } from '../../../../lib/domain/tracking/tracked-message.ts';
import { createNetworkFinder } from '../../../../lib/feed/public/network-of.ts';
import type { LabelledMessage } from './labelled-message.ts';

const networkOf = createNetworkFinder(NETWORKS);
const SENT = Date.UTC(2026, 2, 2, 9);

/** `lost`: requests of persons that count as a machine's for certain. */
export type Score = {
  hits: number;
  machines: number;
  persons: number;
  machinesAsPersons: number;
  personsLost: number;
  personsSeen: number;
  mistakes: string[];
};

export function score(messages: readonly LabelledMessage[]): Score {
  const sum: Score = {
    hits: 0,
    machines: 0,
    persons: 0,
    machinesAsPersons: 0,
    personsLost: 0,
    personsSeen: 0,
    mistakes: [],
  };
  for (const message of messages) {
    let hits: LinkHits[] = [];
    const asked = new Map<number, { person: number; machine: number }>();
    for (const hit of message.hits) {
      const at = SENT + hit.afterMs;
      const { class: found } = classifyHit({
        ...hit,
        at,
        network: networkOf(hit.address),
        sentAt: SENT,
        pixelSeen: isPixelSeen(hits),
      });
      const changed = judgeHit(
        { links: message.links, hits },
        { link: hit.link, at, class: found },
      );
      hits = [...hits.filter(({ link }) => !changed.some((row) => row.link === link)), ...changed];
      const labels = asked.get(hit.link) ?? { person: 0, machine: 0 };
      labels[hit.by]++;
      asked.set(hit.link, labels);
    }
    for (const [link, { person, machine }] of asked) {
      const row = hits.find((each) => each.link === link) as LinkHits;
      const wrong = Math.max(0, row.person - person);
      const lost = Math.max(0, person - row.person - row.unclear - row.hidden);
      sum.hits += person + machine;
      sum.persons += person;
      sum.machines += machine;
      sum.machinesAsPersons += wrong;
      sum.personsLost += lost;
      sum.personsSeen += Math.min(person, row.person);
      if (wrong + lost > 0)
        sum.mistakes.push(`${link}: ${message.hits.map(({ line }) => line).join(' | ')}`);
    }
  }
  return sum;
}
