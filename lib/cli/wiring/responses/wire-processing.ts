/** Wires the reading of responses to MIME, the ledger and the state file. */
import { keepDecidingParts } from '../../../mail/inbound/imap/keep-parts.ts';
import { parseMail } from '../../../mail/inbound/mime/parse-mail.ts';
import { createMessageIds } from '../../../mail/outbound/message-id.ts';
import { findCampaign } from '../../../state/campaigns/campaigns.ts';
import { createAnsweredCompanies } from '../../../state/responses/answered-companies.ts';
import { createDeclines } from '../../../state/campaigns/contact/declines.ts';
import { createConsequences } from '../../../state/responses/consequences-store.ts';
import { createCounters, countMailboxBounce } from '../../../state/events/counters.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { createFailureCounts } from '../../../state/sending/count-failures.ts';
import { wireRates } from '../alerts/wire-rates.ts';
import { canonicalAddress } from '../../../core/campaigns/prospects/canonical-address.ts';
import { dateIn } from '../../../core/time/day.ts';
import { localPartOf } from '../../../core/sending/service-id.ts';
import { normaliseAddress } from '../../../input/normalise-address.ts';
import { createProspects } from '../../../state/campaigns/prospects/prospects.ts';
import { findMailbox, ownAddresses } from '../../../state/campaigns/mailboxes.ts';
import { createRefusalLog } from '../../../state/responses/log-refusal.ts';
import { createReportBlames } from '../../../state/responses/report-blames.ts';
import { quarantineMail, releaseQuarantined } from '../../../state/responses/quarantine-store.ts';
import { setAsideIn } from '../../../state/responses/quarantined.ts';
import { createPeopleWrittenTo } from '../../../state/responses/possible/people-written-to.ts';
import { createPossibleReplies } from '../../../state/responses/possible/possible-replies.ts';
import { createPossibleWriter } from '../../../state/responses/possible/put-possible.ts';
import { createTakeBackStore } from '../../../state/responses/take-back-store.ts';
import { createResponseStore } from '../../../state/responses/response-store.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { findForgotten } from '../../../state/campaigns/prospects/forgotten.ts';
import { addSuppression } from '../../../state/campaigns/suppress.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import {
  createWithheld,
  forgetFolder,
  withheldCalls,
} from '../../../state/responses/withheld-store.ts';
import { readThrough } from '../../../core/responses/classify/carried-mail.ts';
import { prepareSent, type SentWords } from '../../../core/responses/possible/sent-words.ts';
import { resolve } from '../../campaigns/find-campaign.ts';
import { wirePlaces } from '../planning/wire-planning.ts';
import type { ProcessPort } from '../../../app/responses/process.ts';
import { WITHHELD_CODE, type FolderPort } from '../../../app/responses/read-folder.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';

/** The bytes stored of an unreadable message, so that a later parser can try again. */
const QUARANTINED_BYTES = 256 * 1024;

export function wireProcessing(state: State): ProcessPort {
  const { db } = state;
  const responses = createResponseStore(db);
  const ids = createMessageIds(readMessageIdKey(db));
  const own = ownAddresses(db);
  const campaigns = new Map<string, Campaign>();
  const written = createPeopleWrittenTo(db);
  let sentWords: SentWords[] | null = null;
  return {
    ...wirePlaces(state),
    ...responses,
    ...createConsequences(db),
    ...wireRates(state),
    ...createDeclines(db),
    ...createAnsweredCompanies(db),
    ...createFailureCounts(db),
    ...createCounters(db),
    ...createReportBlames(db),
    ...createRefusalLog(db),
    ...createProspects(db),
    ...createEventLog(db),
    ...written,
    ...createPossibleReplies(db),
    ...createPossibleWriter(db),
    bringForward: createTakeBackStore(db).bringForward,
    // The templates hardly change while mail is read.
    sentWords: (since) => (sentWords ??= prepareSent(written.sentTexts(since))),
    transact: (work) => transact(state, work),
    parse: async (raw) => readThrough(await parseMail(raw), own),
    isOurs: (messageId) => ids.isOurs(messageId),
    findByMessageIds: (messageIds) =>
      responses.findByMessageIds(
        messageIds.map((messageId) => ({ messageId, localPart: localPartOf(messageId) })),
      ),
    findByAddress: (email, since) => responses.findByAddress(canonicalOf(email), since),
    quarantine: ({ raw, ...mail }) =>
      quarantineMail(db, {
        ...mail,
        raw: Buffer.from(raw.subarray(0, QUARANTINED_BYTES)),
      }),
    insertResponse: ({ item, source, mailboxId, receivedAt, kept, match, now }) =>
      responses.insertResponse({
        dedupeKey: item.key,
        source,
        locator: item.locator,
        mailboxId,
        receivedAt,
        processedAt: now,
        classification: kept.classification,
        match,
        fromAddress: kept.fromAddress,
        subject: kept.subject,
        raw: kept.source ? keepDecidingParts(item.raw) : Buffer.alloc(0),
      }),
    campaign(id) {
      const known = campaigns.get(id);
      if (known) return known;
      const row = findCampaign(db, id);
      if (!row) throw new Error('a message refers to a campaign that does not exist');
      const campaign = resolve(db, row);
      campaigns.set(id, campaign);
      return campaign;
    },
    countBounceOfMailbox(mailboxId, sentAt) {
      const day = dateIn(findMailbox(db, mailboxId)?.zone ?? 'UTC', sentAt);
      countMailboxBounce(db, mailboxId, { day, as: 'bounced' });
      return day;
    },
    // A forgotten person is never written to, and the address that stands in for theirs is none.
    suppress: ({ email, canonical }, reason, now) =>
      findForgotten(db, canonical) === null &&
      addSuppression(db, {
        kind: 'address',
        value: email,
        canonical,
        reason,
        source: 'response',
        at: now,
      }),
    ownAddresses: () => own,
  };
}

/** The same for one folder of a mailbox: its cursor, and the messages that its server withholds. */
export function wireFolder(
  state: State,
  processing: ProcessPort,
  folder: { mailboxId: string; folder: string },
): FolderPort {
  const { db } = state;
  return {
    ...processing,
    ...createWithheld(db),
    writeCursor: ({ mailboxId, folder: name, uidValidity, uid }) =>
      createResponseStore(db).writeCursor(mailboxId, {
        folder: name,
        uidValidity: Number(uidValidity),
        uid,
      }),
    withheldCalls: () => withheldCalls(db, folder),
    forgetFolder: () => forgetFolder(db, folder),
    setAside: () => setAsideIn(db, folder),
    keepAside: ({ item }, { place, key, at }) =>
      quarantineMail(
        db,
        {
          dedupeKey: key,
          source: `imap:${place.mailboxId}`,
          locator: item.locator,
          mailboxId: place.mailboxId,
          receivedAt: item.receivedAt,
          code: WITHHELD_CODE,
          at,
          raw: Buffer.from(item.raw.subarray(0, QUARANTINED_BYTES)),
        },
        place,
      ),
    release: (key) => releaseQuarantined(db, key),
  };
}

/**
 * Brings an address of a message into our form: a domain may be in Unicode, a local part in quotes.
 */
function canonicalOf(address: string): string {
  const checked = normaliseAddress(address);
  return canonicalAddress(checked.ok ? checked.address : address);
}
