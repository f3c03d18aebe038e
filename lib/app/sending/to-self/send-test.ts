/**
 * Sends one message to an address of the user. It claims a slot like any message, so no limit is
 * broken, and the same call made twice sends one.
 */
import { bindingLimit, withDomain } from '../../../core/limits/slots.ts';
import { covers } from '../../../core/limits/hold-reach.ts';
import { isOwnAddress } from '../../../core/sending/own-address.ts';
import { dateIn } from '../../../core/time/day.ts';
import { MINUTE, SECOND, type Instant } from '../../../domain/time.ts';
import { createRecipients, mailboxQuota, type QuotaPort } from '../../planning/quotas.ts';
import { LEASE } from '../settle-verdict.ts';
import { recoverTests, type Owners, type RecoverTestsPort } from './recover-tests.ts';
import type { GuardPort } from '../../approval/guard-action.ts';
import type { Addressee } from '../../../domain/campaigns/address.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { LimitUse } from '../../../domain/limits/limits.ts';
import type { Hold } from '../../../domain/sending/hold.ts';
import type { SmtpResult } from '../../../domain/sending/message.ts';
import type { SentTest, MessageToSelf } from '../../../domain/sending/test-message.ts';
import type { NewEvent } from '../../../domain/event.ts';

export type TestPort = RecoverTestsPort &
  QuotaPort &
  GuardPort & {
    openHolds(now: Instant): Hold[];
    isSuppressed(addressee: Addressee): boolean;
    isProspect(canonical: string): boolean;
    /** The addresses of all mailboxes. */
    senders(): string[];
    sentAlike(test: MessageToSelf, since: Instant): SentTest | null;
    reserveTest(
      test: MessageToSelf,
      claim: {
        owner: string;
        now: Instant;
        leaseUntil: Instant;
        recipient: { provider: string; domain: string };
      },
    ): number;
    beginTest(row: number, claim: { owner: string; leaseBeyond: Instant }): boolean;
    appendEvent(event: NewEvent): void;
  };

export type TestRequest = Owners & {
  test: MessageToSelf;
  mailbox: Mailbox;
  /** Whose limits count: those that send from the mailbox. */
  campaigns: readonly Campaign[];
  recipient: Addressee & { provider: string; domain: string; company: string | null };
  /** Null: decides without sending. */
  send: ((hooks: { onDataStart(): Promise<void> }) => Promise<SmtpResult>) | null;
};

export type TestRefusal =
  | { why: 'prospect' | 'suppressed' }
  | { why: 'hold'; hold: Hold }
  | { why: 'limit'; limit: LimitUse };

export type TestOutcome =
  | { outcome: 'refused'; refusal: TestRefusal }
  | { outcome: 'known'; earlier: SentTest }
  | { outcome: 'would_send' }
  | { outcome: 'sent' | 'rejected' | 'in_doubt'; at: Instant; result: SmtpResult };

/** The same test is not sent again within this time: a call whose answer was lost is made again. */
export const SAME_WITHIN = 5 * MINUTE;
/** As for every message: a process that was suspended meanwhile must not continue. */
const LONGEST_PAUSE = 30 * SECOND;

export async function sendTest(port: TestPort, request: TestRequest): Promise<TestOutcome> {
  const { test, owner, now, send, recipient, mailbox } = request;
  await recoverTests(port, request);
  const claimed = await port.transact((): TestOutcome | number => {
    const at = now();
    const refusal = whyNotTo(port, recipient) ?? null;
    if (refusal !== null) return { outcome: 'refused', refusal };
    const earlier = port.sentAlike(test, at - SAME_WITHIN);
    if (earlier !== null) return { outcome: 'known', earlier };
    const stop = whyNotNow(port, request, at);
    if (stop !== null) return { outcome: 'refused', refusal: stop };
    askForOutside(port, request, at);
    if (send === null) return { outcome: 'would_send' };
    return port.reserveTest(test, { owner, now: at, leaseUntil: at + LEASE, recipient });
  });
  if (typeof claimed !== 'number') return claimed;
  const result = await (send as NonNullable<typeof send>)({
    async onDataStart() {
      let at = now();
      const begun = await port.transact(() => {
        at = now();
        return port.beginTest(claimed, { owner, leaseBeyond: at + LONGEST_PAUSE });
      });
      if (!begun || now() - at > LONGEST_PAUSE)
        throw new Error('The claim on the message was lost, so its text was not sent');
    },
  });
  return port.transact((): TestOutcome => {
    const at = now();
    const state = stateAfter(result);
    port.settleTest(claimed, {
      state,
      now: at,
      code: result.code,
      response: result.response,
      day: dateIn(mailbox.zone, at - port.daysBehind(at)),
    });
    port.appendEvent({ type: 'mailbox.tested', at, data: { mailbox: mailbox.id, outcome: state } });
    return { outcome: state, at, result };
  });
}

/** Without an answer after the text began, the server may have it. */
function stateAfter({ accepted, dataStarted, code }: SmtpResult): 'sent' | 'rejected' | 'in_doubt' {
  if (accepted) return 'sent';
  return dataStarted && code === null ? 'in_doubt' : 'rejected';
}

/** Never to a person of a campaign, and never after a "no". */
function whyNotTo(port: TestPort, recipient: Addressee): TestRefusal | null {
  if (port.isProspect(recipient.canonical)) return { why: 'prospect' };
  return port.isSuppressed(recipient) ? { why: 'suppressed' } : null;
}

/** A policy keeps rendered texts in the house: what a stranger asks for needs an approval. */
function askForOutside(port: TestPort, { test, recipient }: TestRequest, now: Instant): void {
  if (isOwnAddress(recipient, port.senders())) return;
  const { mailboxId, shows, digest } = test;
  const target = {
    mailbox: mailboxId,
    to: recipient.canonical,
    campaignId: shows?.campaignId ?? null,
    step: shows ? shows.step + 1 : null,
  };
  port.guard({ kind: 'test_outside', target, after: { text: digest } }, now);
}

function whyNotNow(
  port: TestPort,
  { mailbox, campaigns, recipient, test }: TestRequest,
  now: Instant,
): TestRefusal | null {
  const to = { ...recipient, mailboxId: mailbox.id, campaignId: test.shows?.campaignId ?? '' };
  const hold = port.openHolds(now).find((each) => covers(each, to));
  if (hold !== undefined) return { why: 'hold', hold };
  const options = { now, planned: false };
  const sender = mailboxQuota(port, mailbox, campaigns, options);
  const recipients =
    campaigns.length === 0 ? [{ rateLimits: {}, timezone: mailbox.zone }] : campaigns;
  const quotas = [
    ...withDomain(sender),
    ...recipients.flatMap((campaign) => createRecipients(port, campaign, options)(recipient)),
  ];
  const limit = bindingLimit(quotas, now);
  return limit === null ? null : { why: 'limit', limit };
}
