/**
 * Claims the messages that may leave now: one transaction judges due messages and reserves their
 * slots.
 */
import { NO_CONTACT } from '../../core/campaigns/contact.ts';
import { judge, type GateFacts, type GateVerdict } from '../../core/sending/gate.ts';
import { book, roomAt, type Quota } from '../../core/limits/slots.ts';
import {
  campaignQuota,
  createRecipients,
  mailboxQuota,
  newcomersQuota,
  type QuotaMailbox,
  type QuotaPort,
} from '../planning/quotas.ts';
import { createPaces } from '../planning/paces.ts';
import { isSatOut, SPREAD_OVER } from '../../core/limits/pace.ts';
import { isBlind } from '../planning/unread-days.ts';
import { probedOn, type ProbePort } from './breaker.ts';
import { MINUTE, type Instant } from '../../domain/time.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';
import type { Campaign, CampaignState } from '../../domain/campaigns/campaign.ts';
import type { ContactElsewhere } from '../../domain/campaigns/contact.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { NewEvent } from '../../domain/event.ts';

export type Pair = { mailboxId: string; campaignId: string; campaignState: CampaignState };
type Page = {
  now: Instant;
  batchId: string | null;
  after: { sendAt: Instant; row: number };
  limit: number;
};

/** What the gate asks about the recipient's contact in other campaigns, and about colleagues. */
export type ContactPort = {
  /** False: no other campaign was ever started. */
  hasOtherCampaigns(campaignId: string): boolean;
  contactElsewhere(prospectId: number, campaignId: string): ContactElsewhere;
  /** How many colleagues have open sequences, in any campaign, counted up to `most`. */
  countOpenColleagues(of: { company: string; prospectId: number; most: number }): number;
};

export type ClaimPort = QuotaPort &
  ContactPort &
  ProbePort & {
    due(pair: Pair, page: Page): DueMessage[];
    /** Due messages of a mailbox in all campaigns, counted up to `most`. */
    countDueFrom(mailboxId: string, filter: { now: Instant; most: number }): number;
    countDue(pair: Pair, filter: { now: Instant; batchId: string | null }): number;
    mailbox(id: string): QuotaMailbox;
    openHolds(now: Instant): Hold[];
    isSuppressed(addressee: Addressee): boolean;
    reserve(message: DueMessage, claim: { owner: string; now: Instant; leaseUntil: Instant }): void;
    /** Moves a planned message: it is to be planned again from `from` on. */
    planFrom(row: number, from: Instant): void;
    cancel(
      message: DueMessage,
      end: { reason: string; enrollment: EnrollmentState | null; now: Instant },
    ): void;
    /** Appends the event unless the last such event is the same. */
    appendLimitEvent(event: NewEvent & { type: 'rate_limit.exceeded' }): void;
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

/**
 * Longer than the deadline of one attempt (lib/mail), and renewed during work, so a running owner
 * never loses a claim.
 */
export const LEASE = 5 * MINUTE;
const PAGE = 50;

/**
 * Returns the claimed messages and the verdicts on the others. Runs inside the caller's
 * transaction.
 */
export function claimDue(port: ClaimPort, request: ClaimRequest): Claimed {
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
  const quotas = [sender, campaignQuota(port, campaign, { now, planned: false })];
  const newcomers = newcomersQuota(port, campaign, { now, planned: false });
  const recipientsOf = createRecipients(port, campaign, { now, planned: false });
  const pacesOf = createPaces(port, { now, planned: false });
  const holds = port.openHolds(now);
  const blind = isBlind(port, mailbox, { now });
  const failing = port.anyRuns();
  const alone = !port.hasOtherCampaigns(campaign.id);
  for (;;) {
    // Reads one message beyond `max`, to know whether more are due.
    const limit = Math.min(PAGE, max - claimed.go.length + 1);
    const page = port.due(pair, { now, batchId: request.batchId, after: claimed.after, limit });
    for (const message of page) {
      if (claimed.go.length >= max) return { ...claimed, more: true };
      const recipients = [...recipientsOf(message), ...pacesOf(sender, message)];
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
          spread: spreadOf(port, request, own),
        }),
        now,
      );
      settleVerdict(port, { message, verdict, claimed, request, quotas: [...own, ...recipients] });
      if (verdict.verdict === 'wait' && verdict.wide) return claimed;
      claimed.after = { sendAt: message.sendAt, row: message.row };
    }
    if (page.length < limit) return claimed;
  }
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
  spread: GateFacts['spread'];
};

function factsOf(
  message: DueMessage,
  { port, request, holds, inboxReadAt, blind, quotas, recipients, failing, alone, spread }: Facts,
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
    openAtCompany: openAtCompany(port, message, request.campaign),
    holds,
    inboxReadAt,
    blind,
    quotas,
    recipients,
    spread,
    probed: failing ? probedOn(port, message, request.now) : null,
  };
}

/** Only a first message adds to the people of its company. */
export function openAtCompany(
  port: Pick<ContactPort, 'countOpenColleagues'>,
  { step, company, prospectId }: Pick<DueMessage, 'step' | 'company' | 'prospectId'>,
  { contact: { maxOpenPerCompany: most } }: Campaign,
): number {
  return step > 0 || company === null || most === null
    ? 0
    : port.countOpenColleagues({ company, prospectId, most });
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

function settleVerdict(
  port: ClaimPort,
  step: {
    message: DueMessage;
    verdict: GateVerdict;
    claimed: Claimed;
    request: ClaimRequest;
    quotas: readonly Quota[];
  },
): void {
  const { message, verdict, claimed, request, quotas } = step;
  const { now, owner } = request;
  switch (verdict.verdict) {
    case 'go':
      port.reserve(message, { owner, now, leaseUntil: now + LEASE });
      book(quotas, now);
      claimed.go.push({ ...message, firstTryAt: message.firstTryAt ?? now });
      return;
    case 'stop':
      port.cancel(message, {
        reason: verdict.reason,
        enrollment: endOf(verdict.reason, message),
        now,
      });
      claimed.stopped++;
      return;
    case 'replan':
      if (verdict.until !== null) port.planFrom(message.row, verdict.until);
      claimed.missed++;
      return;
    case 'wait':
      claimed.waiting.push({
        message,
        verdict,
        messages: verdict.wide ? port.countDue(request.pair, { now, batchId: request.batchId }) : 1,
        satOut: verdict.limit !== null && isSatOut(verdict.limit, quotas[0]?.limits),
      });
      if (verdict.limit && isNews(verdict.limit, now))
        port.appendLimitEvent(
          limitEvent(message.campaignId, { ...verdict, limit: verdict.limit }, now),
        );
  }
}

/**
 * A call sits out what ends within a minute, a reduced pace is shown by `status`, and a list may
 * have thousands of domains: none is worth an event.
 */
function isNews({ kind, scope, resetsAt }: LimitUse, now: Instant): boolean {
  return (
    kind !== 'gap' &&
    kind !== 'reduced_pace' &&
    scope !== 'domain' &&
    (resetsAt ?? Infinity) - now > SPREAD_OVER
  );
}

/** The state in which a stopped sequence ends; null when it has already ended. */
function endOf(
  reason: (GateVerdict & { verdict: 'stop' })['reason'],
  message: DueMessage,
): EnrollmentState | null {
  switch (reason) {
    case 'suppressed':
      return 'suppressed';
    case 'prospect_invalid':
      return message.prospectState === 'active' || message.prospectState === 'invalid'
        ? 'invalid'
        : message.prospectState;
    case 'campaign_completed':
    case 'campaign_ended':
      return 'ended';
    case 'declined_elsewhere':
      return 'declined';
    case 'sequence_ended':
      return null;
  }
}

function limitEvent(
  campaignId: string,
  { limit, until }: { limit: LimitUse; until: Instant | null },
  now: Instant,
): NewEvent & { type: 'rate_limit.exceeded' } {
  return {
    type: 'rate_limit.exceeded',
    at: now,
    campaignId,
    data: {
      scope: limit.scope,
      scopeId: limit.scopeId,
      limit: limit.kind,
      max: limit.limit,
      resumesAt: until,
    },
  };
}
