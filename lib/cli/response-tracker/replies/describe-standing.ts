/** Describes the state of a person as far as a verdict on a response can change it. */
import type { PersonStanding } from '../../../domain/responses/answered-message.ts';
import { iso } from '../../runner/values.ts';

export function describeStanding({
  prospect,
  suppressed,
  companyHeld,
  sequences,
}: PersonStanding): Record<string, unknown> {
  return {
    prospect,
    suppressed,
    companyHeld,
    sequences: sequences.map(({ campaignId, state, dueAt }) => ({
      campaignId,
      state,
      dueAt: state === 'waiting' || state === 'queued' ? iso(dueAt) : null,
    })),
  };
}
