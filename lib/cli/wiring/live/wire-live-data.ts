/** Wires the data of the live page to the state file: one function for each of its three pages. */
import { loadMailboxPage } from '../../../app/live/mailbox-page.ts';
import { loadOverview } from '../../../app/live/overview.ts';
import { loadPerson } from '../../../app/live/person.ts';
import { openAlerts } from '../../../state/alerts/alerts.ts';
import { findCampaign } from '../../../state/campaigns/campaigns.ts';
import { findMailbox, listMailboxes, mailboxesOf } from '../../../state/campaigns/mailboxes.ts';
import { declinesOf } from '../../../state/campaigns/prospects/person-record.ts';
import { suppressionsOf } from '../../../state/campaigns/suppressions.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { createLiveStore } from '../../../state/live/live-store.ts';
import { openHolds } from '../../../state/sending/holds.ts';
import { campaignsOn, sequencesOf } from '../../../state/why/why-store.ts';
import { headOf } from '../../analytics/find-head.ts';
import { resolve } from '../../campaigns/find-campaign.ts';
import { judgeStep } from '../../campaigns/keep-possible-steps.ts';
import { computedAlerts } from '../../campaigns/show-alerts.ts';
import { untrusted } from '../../render/untrusted.ts';
import { visible } from '../../render/visible.ts';
import { quote } from '../../runner/call-again.ts';
import { wireQuotas } from '../planning/wire-quotas.ts';
import type { LivePort, LiveSource } from '../../../app/live/live-port.ts';
import type { LiveMailboxPage, LivePerson } from '../../../domain/live/history.ts';
import type { LiveOverview } from '../../../domain/live/overview.ts';
import type { EnrollmentCount } from '../../../domain/reports/report.ts';
import type { Instant } from '../../../domain/time.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Context } from '../../runner/command.ts';

/** Each reads one snapshot, which ends with the call. Null: there is no such thing. */
export type LiveData = {
  /** `campaignId` null: of all campaigns. */
  overview(campaignId: string | null, now: Instant): LiveOverview | null;
  mailbox(mailboxId: string, now: Instant): LiveMailboxPage | null;
  /** Null for a person who was forgotten, too. */
  person(prospectId: number, now: Instant): LivePerson | null;
  newestSeq(): number;
};

/** `state` may get another connection between two calls, when the file is exchanged. */
export function wireLiveData(context: Pick<Context, 'state' | 'writeCall'>): LiveData {
  let wired: { db: State['db']; port: LivePort } | null = null;
  /** Kept while it can be, because what it reads of sent messages it reads only once. */
  const port = (): LivePort => {
    const { db } = context.state;
    if (wired?.db !== db) wired = { db, port: wireLivePort(context) };
    return wired.port;
  };
  return {
    overview: (campaignId, now) => loadOverview(port(), { campaignId, now }),
    mailbox: (mailboxId, now) => loadMailboxPage(port(), { mailboxId, now }),
    person: (prospectId, now) => loadPerson(port(), { prospectId, now }),
    newestSeq: () => port().newestSeq(),
  };
}

function wireLivePort({ state, writeCall }: Pick<Context, 'state' | 'writeCall'>): LivePort {
  const { db } = state;
  /** Of one snapshot: campaign files may change between two. */
  let sources = new Map<string, LiveSource | null>();
  return {
    ...wireQuotas(state),
    ...createLiveStore(db),
    inSnapshot: (read) => {
      sources = new Map();
      return db.transaction('deferred', read);
    },
    source(id) {
      let source = sources.get(id);
      if (source === undefined) {
        const row = findCampaign(db, id);
        const campaign = row && resolve(db, row);
        source = row && campaign && { head: headOf(row, campaign), campaign };
        sources.set(id, source);
      }
      return source;
    },
    findMailbox: (id) => findMailbox(db, id),
    listMailboxes: () => listMailboxes(db),
    mailboxesOf: (campaignId) => mailboxesOf(db, campaignId),
    campaignsOn: (mailboxId) => campaignsOn(db, mailboxId),
    enrollmentCounts: (campaignId) =>
      Object.entries(enrollmentCounts(db, campaignId)).map(
        ([name, n]) => ({ state: name, n }) as EnrollmentCount,
      ),
    openHolds: (now) => openHolds(db, now),
    openAlerts: (now) => [
      ...openAlerts(db, now),
      ...computedAlerts({ state, clock: { now: () => now } }),
    ],
    isPossible: (rest, { holds, now }) => judgeStep({ state }, { rest, at: now }, holds) === null,
    sequencesOf: (prospectId, campaignId) => sequencesOf(db, prospectId, campaignId),
    declinesOf: (prospectId) => declinesOf(db, prospectId),
    suppressionsOf: (person) => suppressionsOf(db, person),
    writeCall,
    quote,
    clean: untrusted,
    cleanLine: (text, length) => untrusted(visible(text), length),
  };
}
