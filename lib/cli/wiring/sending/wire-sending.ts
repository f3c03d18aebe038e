/** Wires the sending ports of lib/app to the ledger, the templates and SMTP. */
import type { Zone } from '../../../domain/time.ts';
import { readSmtpUrl } from '../../../mail/outbound/smtp/smtp-url.ts';
import { openSmtp, type SmtpTransport } from '../../../mail/outbound/smtp/smtp-transport.ts';
import { findCampaign } from '../../../state/campaigns/campaigns.ts';
import { createContactElsewhere } from '../../../state/campaigns/contact/contact-elsewhere.ts';
import { createOpenAtCompany } from '../../../state/campaigns/contact/open-at-company.ts';
import { createPreferences } from '../../../state/campaigns/contact/preferences.ts';
import { createDeclines } from '../../../state/campaigns/contact/declines.ts';
import { createConsequences } from '../../../state/responses/consequences-store.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { wireRates } from '../alerts/wire-rates.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import { alertedOfFailure } from '../../../state/alerts/alerts.ts';
import { createSuppressions } from '../../../state/campaigns/suppressions.ts';
import { transactLowPriority, type State } from '../../../state/file/transact.ts';
import { countUnderWay } from '../../../state/sending/under-way.ts';
import { createCompetingCampaigns } from '../../../state/planning/competing-campaigns-store.ts';
import { createQueue } from '../../../state/sending/queue.ts';
import { createClaims } from '../../../state/sending/claims.ts';
import { createSettlements } from '../../../state/sending/settlements.ts';
import { createFailureCounts } from '../../../state/sending/count-failures.ts';
import { createFailureRuns } from '../../../state/sending/failure-runs.ts';
import { createRefusalLog } from '../../../state/responses/log-refusal.ts';
import { createTrackedWriter } from '../../../state/tracking/put-tracked.ts';
import { createServiceIds } from '../../../state/sending/service-ids.ts';
import { refuseAccount } from '../../../core/sending/refusals.ts';
import { resolve } from '../../campaigns/find-campaign.ts';
import { createMailboxFinder, needMailbox } from '../../campaigns/find-mailbox.ts';
import { createComposer } from './compose-message.ts';
import { wireMessageApproval } from '../approval/wire-approval.ts';
import { refuseOtherAccount } from './smtp-accounts.ts';
import { createPaceReduction } from '../../../state/planning/reduce-pace.ts';
import { wirePlanning } from '../planning/wire-planning.ts';
import { readAccount } from './wire-refusals.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Context } from '../../runner/command.ts';
import type { OutboundMessage } from '../../../domain/sending/content.ts';
import type { SmtpResult } from '../../../domain/sending/message.ts';
import type { MessageToSend, MailPort, SendHooks, Written } from '../../../app/sending/deliver.ts';
import type { SendPort } from '../../../app/sending/send.ts';

/** The time for one try, including the connection: shorter than the lease of a claim. */
const TRY_DEADLINE = 90_000;
/**
 * The time for a text under way when a signal comes: less than the usual ten seconds between
 * SIGTERM and SIGKILL.
 */
const GRACE = 8_000;

export function wireSending(state: State): SendPort {
  const { db } = state;
  const planning = wirePlanning(state);
  const campaigns = new Map<string, Campaign>();
  const readCampaign = (id: string): Campaign => resolve(db, found(findCampaign(db, id)));
  return {
    ...planning,
    ...createQueue(db),
    ...createClaims(db),
    ...createSettlements(db),
    ...createFailureRuns(db),
    ...createFailureCounts(db),
    ...createPaceReduction(db),
    ...createConsequences(db),
    ...wireRates(state),
    ...createDeclines(db),
    ...createContactElsewhere(db),
    ...createOpenAtCompany(db),
    ...createPreferences(db),
    ...createMailboxFinder(db),
    ...createSuppressions(db),
    ...createEventLog(db),
    ...createServiceIds(db),
    ...createRefusalLog(db),
    ...createTrackedWriter(db),
    approval: wireMessageApproval(state),
    alertedOfFailure: () => alertedOfFailure(db),
    campaignsOf: (mailboxes) => createCompetingCampaigns(db).competitorIds({ id: '', mailboxes }),
    campaign: (id) => remember(campaigns, id, () => readCampaign(id)),
    rereadCampaign(id) {
      const campaign = readCampaign(id);
      campaigns.set(id, campaign);
      return campaign;
    },
    soon: (work) => void setImmediate(work),
    transactLowPriority: (work) => transactLowPriority(state, work),
    countUnderWay: ({ scope, scopeId }) =>
      countUnderWay(db, { column: scope === 'mailbox' ? 'mailbox_id' : scope, id: scopeId }),
  };
}

/**
 * Throws when `url` has another login than the one for which the mailbox's messages were counted.
 */
type AccountCheck = typeof refuseOtherAccount;

/** Sends a message that belongs to no campaign, over the connection that `logIn` opened. */
type SendContent = (
  mailboxId: string,
  content: OutboundMessage,
  hooks: Pick<SendHooks, 'onDataStart' | 'signal'>,
) => Promise<SmtpResult>;

/** Opens each SMTP connection with its first message; `close` ends all of them. */
export function wireMail(
  context: Pick<Context, 'state' | 'env' | 'clock'>,
  checkAccount: AccountCheck = refuseOtherAccount,
): MailPort & { sendContent: SendContent; close(): void } {
  const { db } = context.state;
  const mailboxes = new Map<string, Mailbox>();
  const urls = new Map<string, string>();
  const hosts = new Map<string, string>();
  const transports = new Map<string, SmtpTransport>();
  const compose = createComposer(db);
  return {
    zoneOf: (id): Zone => remember(mailboxes, id, () => needMailbox(db, id)).zone,
    addressOf: (id) => remember(mailboxes, id, () => needMailbox(db, id)).fromAddress,
    close: () => transports.forEach((transport) => transport.close()),
    async logIn(id) {
      const mailbox = remember(mailboxes, id, () => needMailbox(db, id));
      const url = remember(urls, id, () => smtpUrl(mailbox, context, checkAccount));
      // The connection stays open for the first message.
      return remember(transports, `${id} 0`, () =>
        openSmtp({ url, deadlineMs: TRY_DEADLINE, graceMs: GRACE }),
      ).verify();
    },
    sendContent(id, content, hooks) {
      const mailbox = remember(mailboxes, id, () => needMailbox(db, id));
      const url = remember(urls, id, () => smtpUrl(mailbox, context, checkAccount));
      return remember(transports, `${id} 0`, () =>
        openSmtp({ url, deadlineMs: TRY_DEADLINE, graceMs: GRACE }),
      ).send(content, hooks);
    },
    async write({ message, campaign, earlier, now }: MessageToSend): Promise<Written> {
      const mailbox = remember(mailboxes, message.mailboxId, () =>
        needMailbox(db, message.mailboxId),
      );
      const url = remember(urls, mailbox.id, () => smtpUrl(mailbox, context, checkAccount));
      const host = remember(hosts, mailbox.id, () => readSmtpUrl(url).host);
      const composed = await compose({ message, campaign, earlier, now, mailbox, host });
      if (!composed.ok) return composed;
      const { content, tracked } = composed;
      return {
        ok: true,
        content,
        host,
        tracked,
        send(hooks) {
          const transport = remember(transports, `${mailbox.id} ${hooks.connection}`, () =>
            openSmtp({ url, deadlineMs: TRY_DEADLINE, graceMs: GRACE }),
          );
          return transport.send(content, hooks);
        },
      };
    },
  };
}

/** Throws what `refuseAccount` refuses, and where the login is another one. */
function smtpUrl(
  mailbox: Mailbox,
  { state, env, clock }: Pick<Context, 'state' | 'env' | 'clock'>,
  checkAccount: AccountCheck,
): string {
  const { url, account } = readAccount(mailbox.smtpRef, env);
  const refusal = refuseAccount({ mailboxId: mailbox.id, account }, clock);
  if (refusal) throw refusal;
  checkAccount(state.db, mailbox.id, url);
  return url;
}

function found<T>(value: T | null): T {
  if (value === null) throw new Error('a message refers to a campaign that does not exist');
  return value;
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
