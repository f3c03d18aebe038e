/** Why a message may not leave now: one code per check, in the order of the checks. */
import { CONTACT_REASONS } from '../campaigns/contact.ts';

export const STOP_REASONS = [
  'suppressed',
  'prospect_invalid',
  'sequence_ended',
  'declined_elsewhere',
  'campaign_completed',
  'campaign_ended',
] as const;
/** The message never leaves. */
export type StopReason = (typeof STOP_REASONS)[number];

export const WAIT_REASONS = [
  'campaign_not_active',
  'campaign_not_started',
  'hold',
  'not_due',
  'approval_needed',
  'approval_stale',
  'inbox_stale',
  'company_open',
  'limit_minute',
  'limit_hour',
  'limit_day',
  'limit_rolling_day',
  'limit_warmup',
  'limit_burst',
  'limit_gap',
  'limit_new_day',
  'limit_reduced_pace',
  'probe_under_way',
] as const;
/** The message leaves later. */
export type WaitReason = (typeof WAIT_REASONS)[number];

export const REPLAN_REASONS = ['window_missed', 'too_late', ...CONTACT_REASONS] as const;
/** The message is planned again. */
export type ReplanReason = (typeof REPLAN_REASONS)[number];

export type Reason = StopReason | WaitReason | ReplanReason;
