/** The digest of one action that loosens a guard rail, and what it says to a person. */
import type { ActionKind, RequestedAction } from '../../domain/approval/approval.ts';
import type { ApprovalPolicy } from '../../domain/approval/policy.ts';
import type { Hash } from './digest.ts';

/** Version of the digest's text: a change of it makes every open request unknown. */
const FORM = 1;

export function digestAction({ kind, target, before, after }: RequestedAction, hash: Hash): string {
  return `action.${hash(JSON.stringify(['action', FORM, kind, target, before, after]))}`;
}

export function asksForActions({ approval }: Pick<ApprovalPolicy, 'approval'>): boolean {
  return approval !== 'none';
}

const WORDS: Readonly<Record<ActionKind, string>> = {
  limits: 'loosens sending limits',
  campaign_file: 'loosens guard rails of a campaign file',
  warm_domain: 'ends the warmup of a sending domain',
  lift_hold: 'lifts a hold that the program placed',
  end_open: 'ends open sequences',
  rate_rules: 'changes the rules by which bad results hold sending',
  resend: 'sends a message again that may have arrived',
  unsuppress: 'lets suppressed addresses or domains be written to again',
  requeue: 'puts back people whom the operator removed',
  test_outside: 'sends a test message to an address outside our own domains',
};

export function actionText(kind: ActionKind): string {
  return WORDS[kind];
}
