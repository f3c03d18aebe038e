/** What a person must approve before it happens, as the policy file says it. */
import type { Failure } from '../failure.ts';

/** `first`: the first send of a campaign and of a mailbox; `each`: every message. */
export const APPROVAL_MODES = ['none', 'first', 'each'] as const;
export type ApprovalMode = (typeof APPROVAL_MODES)[number];

/** The policy file (schemas/policy.schema.json); all keys have defaults. */
export type PolicyFile = Partial<ApprovalPolicy>;

export type ApprovalPolicy = {
  approval: ApprovalMode;
  /** In any 24 hours, more messages than this need approval one by one; null: no such limit. */
  maxPerDay: number | null;
  /** Who may approve; null: any name. */
  approvers: readonly string[] | null;
  /** `approve` works only when a person can answer on a terminal. */
  terminalOnly: boolean;
};

export const NO_POLICY: ApprovalPolicy = {
  approval: 'none',
  maxPerDay: null,
  approvers: null,
  terminalOnly: false,
};

/** `failure`: a policy is there and cannot be used; what needs one is refused with it. */
export type PolicyInForce = { policy: ApprovalPolicy; failure: Failure | null };
