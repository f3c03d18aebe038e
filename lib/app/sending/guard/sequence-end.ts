/** Decides in which state a sequence ends whose message is never sent. */
import type { EnrollmentState } from '../../../domain/campaigns/prospect.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';
import type { StopReason } from '../../../domain/sending/reason.ts';

/** The state in which a stopped sequence ends; null when it has already ended. */
export function endOf(reason: StopReason, message: DueMessage): EnrollmentState | null {
  switch (reason) {
    case 'suppressed':
      return 'suppressed';
    case 'prospect_invalid':
      return message.prospectState === 'active' || message.prospectState === 'invalid'
        ? 'invalid'
        : message.prospectState;
    case 'campaign_completed':
    case 'campaign_ended':
    case 'step_gone':
      return 'ended';
    case 'declined_elsewhere':
      return 'declined';
    case 'sequence_ended':
      return null;
  }
}
