/** The closed list of event types. Each state change appends its event in the same transaction. */
import type { Instant } from './time.ts';

export const EVENT_TYPES = [
  'campaign.created',
  'campaign.started',
  'campaign.updated',
  'campaign.completed',
  'prospects.imported',
  'prospect.invalid',
  'prospect.revived',
  'prospect.forgotten',
  'batch.scheduled',
  'batch.displaced',
  'message.sent',
  'message.deferred',
  'message.rejected',
  'message.in_doubt',
  'message.resolved',
  'message.cancelled',
  'message.rescheduled',
  'message.bounced',
  'message.unwritable',
  'message.opened',
  'message.clicked',
  'response.received',
  'response.unverified',
  'response.quarantined',
  'response.labelled',
  'response.reclassified',
  'response.possible',
  'response.assigned',
  'response.dismissed',
  'enrollment.stopped',
  'enrollment.reopened',
  'enrollment.postponed',
  'enrollment.finished',
  'enrollment.paused',
  'enrollment.resumed',
  'enrollment.skipped',
  'enrollment.unskipped',
  'enrollment.removed',
  'enrollment.requeued',
  'preference.chosen',
  'suppression.added',
  'suppression.removed',
  'hold.placed',
  'hold.lifted',
  'rate_limit.exceeded',
  'rate_limit.reset',
  'approval.given',
  'approval.revoked',
  'settings.changed',
  'mailbox.added',
  'mailbox.changed',
  'mailbox.tested',
  'account.failing',
  'destination.failing',
  'inbox.failing',
  'listener.failing',
  'alert.raised',
  'alert.ended',
  'state.restored',
  'clock.accepted',
  'clock.stepped',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export type NewEvent = {
  type: EventType;
  at: Instant;
  campaignId?: string | null;
  prospectId?: number | null;
  messageId?: number | null;
  /** Small and JSON; no untrusted text and no secret. */
  data?: Record<string, unknown>;
};

export type Event = Required<NewEvent> & { seq: number };
