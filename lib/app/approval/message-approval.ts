/** Asks, for each message that would leave, whether the policy and the approvals let it. */
import {
  dayOfLeaving,
  digestMessage,
  type ApprovableMessage,
  type Hash,
} from '../../core/approval/digest.ts';
import {
  judgeMessage,
  type ApprovalFacts,
  type CampaignApproval,
} from '../../core/approval/judge-message.ts';
import {
  changedParts,
  marksOfCampaign,
  marksOfMessage,
  type ApprovedFacts,
} from '../../core/approval/marks.ts';
import { DAY, type Instant, type LocalDate, type Zone } from '../../domain/time.ts';
import type {
  ApprovalRefusal,
  ApprovedMessage,
  ChangedParts,
  SequencePlace,
  PartMarks,
} from '../../domain/approval/approval.ts';
import type { ApprovalPolicy } from '../../domain/approval/policy.ts';
import type { MessageContent } from '../../domain/sending/content.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

export type MessageApprovalPort = {
  /** Throws the Failure of a policy that cannot be used. */
  policy(): ApprovalPolicy;
  hash: Hash;
  approvedMessages(place: SequencePlace): ApprovedMessage[];
  namesCampaign(campaignId: string): boolean;
  campaignApprovals(campaignId: string): { campaign: PartMarks; lastEnrollment: number }[];
  namesMailbox(mailboxId: string): boolean;
  countLeftSince(since: Instant): number;
  campaignFacts(campaignId: string): ApprovedFacts;
  zoneOfMailbox(mailboxId: string): Zone;
  noteChanged(place: SequencePlace, changed: ChangedParts): void;
};

/** `wide`: it holds for every message of the campaign. */
export type ClaimRefusal = ApprovalRefusal & { wide: boolean };

export type MessageApproval = {
  /**
   * Judges the messages of one claim; null: the policy asks for nothing. Notes that an approved day
   * is over, so that the batch is listed as one to approve.
   */
  beginClaim(
    campaignId: string,
    now: Instant,
  ): ((message: DueMessage) => ClaimRefusal | null) | null;
  /** As a claim judges it now, with what an earlier call found changed. */
  explain(message: DueMessage, now: Instant): ClaimRefusal | null;
  /** What holds for every message of the campaign. */
  explainCampaign(campaignId: string, now: Instant): ApprovalRefusal | null;
  /** Judges the bytes; to be asked in the transaction after which they leave. */
  judgeText(message: DueMessage, content: MessageContent, now: Instant): ApprovalRefusal | null;
  /** Remembers that the text was refused, so that this call does not claim it again. */
  refuse(message: DueMessage, refusal: ApprovalRefusal): void;
};

type Refused = { refusal: ApprovalRefusal; approvals: string };

/** Keeps what was refused during one call of `send`. */
export function createMessageApproval(port: MessageApprovalPort): MessageApproval {
  const refused = new Map<number, Refused>();
  // The bytes are judged twice: before the connection is used, and at the commit.
  const digests = new WeakMap<object, { day: LocalDate; digest: string }>();
  const digestOf = (text: ApprovableMessage): string => {
    const known = digests.get(text.content);
    if (known?.day === text.day) return known.digest;
    const digest = digestMessage(text, port.hash);
    digests.set(text.content, { day: text.day, digest });
    return digest;
  };
  let policy: ApprovalPolicy | null = null;
  const inForce = (): ApprovalPolicy | null => {
    policy ??= port.policy();
    return policy.approval === 'none' && policy.maxPerDay === null ? null : policy;
  };
  const isWide = ({ approval }: ApprovalPolicy, campaignId: string): boolean =>
    approval !== 'none' && !port.namesCampaign(campaignId);
  const judgeClaim: MessageApproval['beginClaim'] = (campaignId, now) => {
    const asked = inForce();
    if (asked === null) return null;
    const factsOf = createFacts(port, asked, { campaignId, now, own: 0 });
    const wide = isWide(asked, campaignId);
    return (message) => {
      const facts = factsOf(message);
      const before = refused.get(message.row);
      // A new approval, given while this call runs, counts.
      if (before?.approvals === digestsOf(facts.approved))
        return { ...before.refusal, wide: false };
      const day = dayOfLeaving(message, { now, zone: port.zoneOfMailbox(message.mailboxId) });
      const { mailboxId, variant } = message;
      const refusal = judgeMessage(facts, { at: 'claim', message: { mailboxId, variant, day } });
      return refusal && { ...refusal, wide };
    };
  };
  return {
    beginClaim(campaignId, now) {
      const judge = judgeClaim(campaignId, now);
      return (
        judge &&
        ((message) => {
          const refusal = judge(message);
          // A mailbox or variant may be planned back; a day that is over does not return.
          if (refusal !== null && refusal.changed.includes('day'))
            port.noteChanged(message, refusal.changed);
          return refusal;
        })
      );
    },
    explain(message, now) {
      const asked = inForce();
      if (asked === null) return null;
      const facts = createFacts(port, asked, { campaignId: message.campaignId, now, own: 0 });
      const approved = port.approvedMessages(message);
      const found = approved.find(({ found }) => found.length > 0)?.found ?? [];
      const refusal = judgeClaim(message.campaignId, now)?.(message) ?? null;
      if (refusal !== null || found.length === 0) return refusal;
      // The whole digest was compared when it was to be sent.
      const free = judgeMessage(
        { ...facts(message), approved: [] },
        { at: 'sending', digest: '', changedSince: () => [] },
      );
      if (free === null) return null;
      return asked.approval === 'each'
        ? { reason: 'approval_stale', cause: 'message_changed', changed: found, wide: false }
        : { ...free, wide: false };
    },
    explainCampaign(campaignId) {
      const asked = inForce();
      if (asked === null || !isWide(asked, campaignId)) return null;
      const cause = asked.approval === 'each' ? 'message_new' : 'campaign_new';
      return { reason: 'approval_needed', cause, changed: [] };
    },
    judgeText(message, content, now) {
      const asked = inForce();
      if (asked === null) return null;
      const zone = port.zoneOfMailbox(message.mailboxId);
      const text = { message, content, day: dayOfLeaving(message, { now, zone }) };
      const facts = createFacts(port, asked, { campaignId: message.campaignId, now, own: 1 });
      return judgeMessage(facts(message), {
        at: 'sending',
        digest: digestOf(text),
        changedSince: ({ parts }) => changedParts(parts, marksOfMessage(text, port.hash)),
      });
    },
    refuse(message, refusal) {
      refused.set(message.row, {
        refusal,
        approvals: digestsOf(port.approvedMessages(message)),
      });
      if (refusal.changed.length > 0) port.noteChanged(message, refusal.changed);
    },
  };
}

function digestsOf(approved: readonly ApprovedMessage[]): string {
  return approved.map(({ digest }) => digest).join(' ');
}

/** `own`: how many of the used slots belong to the message itself. */
function createFacts(
  port: MessageApprovalPort,
  policy: ApprovalPolicy,
  { campaignId, now, own }: { campaignId: string; now: Instant; own: 0 | 1 },
): (message: DueMessage) => ApprovalFacts {
  let campaign: ReturnType<typeof campaignStanding> | null = null;
  return (message) => ({
    policy,
    approved: port.approvedMessages(message),
    campaign: () => (campaign ??= campaignStanding(port, campaignId))(message.enrollmentId),
    mailboxApproved: () => port.namesMailbox(message.mailboxId),
    leftInDay: () => port.countLeftSince(now - DAY) - own,
  });
}

/** The standing of the campaign as it is now, for a person by their place in it. */
export function campaignStanding(
  port: Pick<MessageApprovalPort, 'campaignApprovals' | 'campaignFacts' | 'hash'>,
  campaignId: string,
): (enrollmentId: number) => CampaignApproval {
  const approvals = port.campaignApprovals(campaignId);
  const [latest] = approvals;
  if (latest === undefined) return () => ({ standing: 'never' });
  const now = marksOfCampaign(port.campaignFacts(campaignId), port.hash);
  const fitting = approvals.filter(({ campaign }) => changedParts(campaign, now).length === 0);
  if (fitting.length === 0) {
    const changed = changedParts(latest.campaign, now);
    return () => ({ standing: 'changed', changed });
  }
  const last = Math.max(...fitting.map(({ lastEnrollment }) => lastEnrollment));
  return (enrollmentId) => ({ standing: enrollmentId > last ? 'added' : 'approved' });
}
