/**
 * Changes settings of a campaign file for a "what if" forecast: merges objects and replaces
 * everything else.
 */
import type { CampaignFile } from '../../domain/campaigns/campaign.ts';

/** Returns the changed file, unchecked. A null in `change` removes the setting. */
export function changeFile(file: CampaignFile, change: Readonly<Record<string, unknown>>): unknown {
  return merge(file, change);
}

function merge(before: unknown, change: unknown): unknown {
  if (!isObject(before) || !isObject(change)) return change;
  const after: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete after[key];
    else after[key] = merge(before[key], value);
  }
  return after;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
