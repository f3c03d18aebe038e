/** The difference between a changed campaign file and the one that ran, in the shape of answers. */
import type { Started } from '../../../app/campaigns/start-campaign.ts';

const KEYS_SHOWN = 20;
const TEXTS_SHOWN = 10;

/** `totals` counts also what is not listed. */
export function describeEdit(changes: NonNullable<Started['changes']>): Record<string, unknown> {
  const { keys, texts } = changes;
  return {
    totals: { keys: keys.length, texts: texts.length },
    ...changes,
    keys: keys.slice(0, KEYS_SHOWN),
    texts: texts.slice(0, TEXTS_SHOWN),
  };
}
