/**
 * Claims the messages that may leave now: one transaction judges due messages and reserves their
 * slots.
 */
import { NO_CONTACT } from '../../core/campaigns/contact.ts';
import { judge, type GateFacts, type GateVerdict } from '../../core/sending/gate.ts';
import { roomAt, withDomain, type Quota } from '../../core/limits/slots.ts';
import {
  campaignQuota,
  createRecipients,
  mailboxQuota,
  newcomersQuota,
  type QuotaMailbox,
} from '../planning/quotas.ts';
import { createPaces } from '../planning/paces.ts';
import { SPREAD_OVER } from '../../core/limits/pace.ts';
import { tellAfterClaim, tellResets, type TellPort } from '../limits/tell-limits.ts';
import { openAtCompany, type ContactPort } from './guard/contact.ts';
import { settleVerdict } from './settle-verdict.ts';
import { isBlind } from '../planning/unread-days.ts';
import { probedOn, type ProbePort } from './breaker.ts';
import type { ClaimRefusal, MessageApproval } from '../approval/message-approval.ts';
import type { Instant } from '../../domain/time.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Hold } from '../../domain/sending/hold.ts';

export type Pair = { mailboxId: string; campaignId: string; campaignState: CampaignState };
type Page = {
  now: Instant;
  batchId: string | null;
  after: { sendAt: Instant; row: number };
  limit: number;
};

export type ClaimPort = TellPort &
  ContactPort &
  ProbePort & {
    approval: MessageApproval;
    due(pair: Pair, page: Page): DueMessage[];
    /** Due messages of a mailbox in all campaigns, counted up to `most`. */
    countDueFrom(mailboxId: string, filter: { now: Instant; most: number }): number;
    countDue(pair: Pair, filter: { now: Instant; batchId: string | null }): number;
    mailbox(id: string): QuotaMailbox;
    isSuppressed(addressee: Addressee): boolean;
    reserve(message: DueMessage, claim: { owner: string; now: Instant; leaseUntil: Instant }): void;
    /** Gives a planned message another variant of its step. */
    redraw(row: number, variant: string): void;
    /** Moves a planned message: it is to be planned again from `from` on. */
    planFrom(row: number, from: Instant): void;
    cancel(
      message: DueMessage,
      end: { reason: string; enrollment: EnrollmentState | null; now: Instant },
    ): void;
  };

type Cursor = Page['after'];
/** `after`: where an earlier claim of this pass stopped reading. */
/** `until`: when all due messages shall have left; `most`: how many may leave in this call. */
type Spread = { until: Instant; most: number };
export type ClaimRequest = {
  pair: Pair;
  campaign: Campaign;
  owner: string;
  now: Instant;
  batchId: string | null;
  max: number;
  after: Cursor;
  /** Null: decides without keeping overdue messages apart. */
  spread: Spread | null;
};
export const FROM_START: Cursor = { sendAt: -Infinity, row: 0 };
export type Waiting = GateVerdict & { verdict: 'wait' };
export type Claimed = {
  go: DueMessage[];
  stopped: number;
  /** Messages to be planned again. */
  missed: number;
  /**
   * `messages`: how many messages wait for the same reason; more than one when the verdict is wide.
   */
  waiting: {
    message: DueMessage;
    verdict: Waiting;
    messages: number;
    /** A call of `send` waits for it if it ends soon. */
    satOut: boolean;
  }[];
  /** True: some due messages were not judged; call again with `after`. */
  more: boolean;
  after: Cursor;
};

const PAGE = 50;

/**
 * Returns the claimed messages and the verdicts on the others, and tells which limits are full now.
 * Runs inside the caller's transaction.
 */
export function claimDue(port: ClaimPort, request: ClaimRequest): Claimed {
  const { campaign, now } = request;
  tellResets(port, now);
  const used = new Set<Quota>();
  const claimed = judgeDue(port, request, used);
  tellAfterClaim(port, used, {
    campaign,
    now,
    claimed: claimed.go.length > 0,
    waits: (quota) =>
      claimed.waiting.some(
        ({ message, verdict }) => verdict.limit !== null && countsAgainst(quota, message),
      ),
  });
  return claimed;
}

/** Adds to `used` the limits that judged messages count against: a reduced pace is none. */
function judgeDue(port: ClaimPort, request: ClaimRequest, used: Set<Quota>): Claimed {
  const { pair, campaign, now, max } = request;
  const claimed: Claimed = {
    go: [],
    stopped: 0,
    missed: 0,
    waiting: [],
    more: false,
    after: request.after,
  };
  const mailbox = port.mailbox(pair.mailboxId);
  const sender = mailboxQuota(port, mailbox, campaign, { now, planned: false });
  const quotas = [...withDomain(sender), campaignQuota(port, campaign, { now, planned: false })];
  const newcomers = newcomersQuota(port, campaign, { now, planned: false });
  const recipientsOf = createRecipients(port, campaign, { now, planned: false });
  const pacesOf = createPaces(port, { now, planned: false });
  const holds = port.openHolds(now);
  const blind = isBlind(port, mailbox, { now });
  const failing = port.anyRuns();
  const alone = !port.hasOtherCampaigns(campaign.id);
  const unapproved = port.approval.beginClaim(campaign.id, now);
  for (const quota of quotas) used.add(quota);
  for (;;) {
    // Reads one message beyond `max`, to know whether more are due.
    const limit = Math.min(PAGE, max - claimed.go.length + 1);
    const page = port.due(pair, { now, batchId: request.batchId, after: claimed.after, limit });
    for (const message of page) {
      if (claimed.go.length >= max) return { ...claimed, more: true };
      const limited = recipientsOf(message);
      const recipients = [...limited, ...pacesOf(sender, message)];
      const own = newcomers && message.step === 0 ? [...quotas, newcomers] : quotas;
      const verdict = judge(
        factsOf(message, {
          port,
          request,
          holds,
          inboxReadAt: mailbox.inboxReadAt,
          blind,
          quotas: own,
          recipients,
          failing,
          alone,
          unapproved,
          spread: spreadOf(port, request, own),
        }),
        now,
      );
      for (const quota of [...own, ...limited]) if (quota.scope !== 'domain') used.add(quota);
      settleVerdict(port, { message, verdict, claimed, request, quotas: [...own, ...recipients] });
      if (verdict.verdict === 'wait' && verdict.wide) return claimed;
      claimed.after = { sendAt: message.sendAt, row: message.row };
    }
    if (page.length < limit) return claimed;
  }
}

function countsAgainst({ scope, scopeId, limits }: Quota, message: DueMessage): boolean {
  if (scope === 'provider') return message.provider === scopeId;
  return limits.newPerDay === null || message.step === 0;
}

type Facts = {
  port: ClaimPort;
  request: ClaimRequest;
  holds: readonly Hold[];
  inboxReadAt: Instant | null;
  blind: boolean;
  quotas: readonly Quota[];
  recipients: readonly Quota[];
  failing: boolean;
  /** No other campaign can have written to the recipients. */
  alone: boolean;
  unapproved: ((message: DueMessage) => ClaimRefusal | null) | null;
  spread: GateFacts['spread'];
};

function factsOf(
  message: DueMessage,
  {
    port,
    request,
    holds,
    inboxReadAt,
    blind,
    quotas,
    recipients,
    failing,
    alone,
    unapproved,
    spread,
  }: Facts,
): GateFacts {
  return {
    message,
    campaign: request.campaign,
    campaignState: request.pair.campaignState,
    enrollmentState: message.enrollmentState,
    prospect: {
      state: message.prospectState,
      domain: message.domain,
      provider: message.provider,
      company: message.company,
    },
    suppressed: port.isSuppressed(message),
    elsewhere: alone ? NO_CONTACT : port.contactElsewhere(message.prospectId, message.campaignId),
    preferred: port.preferredPace(message.prospectId, message.row),
    openAtCompany: openAtCompany(port, message, request.campaign),
    holds,
    approval: () => unapproved?.(message) ?? null,
    inboxReadAt,
    blind,
    quotas,
    recipients,
    spread,
    probed: failing ? probedOn(port, message, request.now) : null,
  };
}

/**
 * Messages beyond the limits do not leave in this call, so they do not make its gaps shorter. What
 * an earlier call spread leaves the sliding limits during this one.
 */
function spreadOf(
  port: ClaimPort,
  { pair, now, spread }: ClaimRequest,
  quotas: readonly Quota[],
): GateFacts['spread'] {
  if (spread === null) return null;
  const waiting = (): number => {
    const room = roomAt(quotas, Math.min(spread.until, now + SPREAD_OVER));
    const most = Math.min(spread.most, room, MOST_COUNTED);
    return port.countDueFrom(pair.mailboxId, { now, most });
  };
  return { until: spread.until, waiting };
}

/** So many in a minute are too near to be kept apart. */
const MOST_COUNTED = 1_000;
