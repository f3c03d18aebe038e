/**
 * Checks what the schema cannot express about `rotation`: weights must name mailboxes of the
 * campaign.
 */
import { nearest } from '../../text/nearest.ts';
import { shown } from '../explain-fault.ts';
import type { CampaignDraft } from '../../../domain/campaigns/campaign.ts';
import type { Problem } from '../../../domain/problem.ts';

export function checkRotation({ rotation, mailboxes = [] }: CampaignDraft): Problem[] {
  if (rotation === undefined) return [];
  const weights = Object.keys(rotation.weights ?? {});
  if (rotation.by === 'weighted' && weights.length === 0) {
    return [
      {
        path: 'rotation.weights',
        received: 'nothing',
        expected: 'a weight for at least one mailbox (the others have weight 1)',
        try: `"weights": { ${shown(mailboxes[0] ?? 'ann')}: 2 }`,
      },
    ];
  }
  if (rotation.by !== 'weighted' && weights.length > 0) {
    return [
      {
        path: 'rotation.weights',
        received: shown(rotation.weights),
        expected: `nothing: rotation.by is ${shown(rotation.by)}`,
        try: '"by": "weighted"',
      },
    ];
  }
  return weights
    .filter((name) => !mailboxes.includes(name))
    .map((name) => ({
      path: 'rotation.weights',
      received: shown(name),
      expected: `one of the mailboxes ${mailboxes.join(', ')}`,
      try: shown(nearest(name, mailboxes) ?? mailboxes[0] ?? 'ann'),
    }));
}
