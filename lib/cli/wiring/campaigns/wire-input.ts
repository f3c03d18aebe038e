/**
 * Wires the reading of campaign and prospects files; `db` null where a command works without a
 * state file.
 */
import { findSchemaFaults } from '../../../input/find-schema-faults.ts';
import { readJsonFile } from '../../../input/read-json-file.ts';
import { AS_IT_IS, readProspectsFile } from '../../../input/read-prospects-file.ts';
import { inspectTemplates } from '../../../mail/outbound/templates/inspect-templates.ts';
import { prepareTemplates } from '../../../mail/outbound/templates/prepare-templates.ts';
import { loadCompanies } from '../../../recipients/companies.ts';
import { loadPlaces } from '../../../places/places.ts';
import { openMxLookup } from '../../../recipients/mx-lookup.ts';
import { providerOf, providerOfHosts } from '../../../recipients/providers.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { createMailHosts } from '../../../state/campaigns/prospects/mail-hosts.ts';
import { findMailbox } from '../../../state/campaigns/mailboxes.ts';
import { peopleToWrite } from '../../../state/campaigns/prospects/people-to-write.ts';
import { createLeftOut } from '../../../state/campaigns/people/put-left-out.ts';
import { createProspects } from '../../../state/campaigns/prospects/prospects.ts';
import { createContactElsewhere } from '../../../state/campaigns/contact/contact-elsewhere.ts';
import { createAnsweredCompanies } from '../../../state/responses/answered-companies.ts';
import { createResponseStore } from '../../../state/responses/response-store.ts';
import { createRevisionStore } from '../../../state/responses/revision-store.ts';
import { createHolds } from '../../../state/sending/place-hold.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { readPublicUrl } from '../../../state/campaigns/settings.ts';
import { isSuppressed } from '../../../state/campaigns/suppressions.ts';
import type { Context } from '../../runner/command.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { readTogether } from '../../../state/file/read-together.ts';
import type { ImportPort } from '../../../app/campaigns/import-prospects.ts';
import type { InputPort, ListListener } from '../../../app/campaigns/prepare-campaign.ts';
import type { ListOptions, ProspectsFile } from '../../../domain/campaigns/prospect-row.ts';

/** How a list is to be read, and who hears of its rows. */
export type ListWiring = { options: ListOptions; listener: ListListener };
const SILENT: ListListener = { shown: 5, onFinding: null, onImportable: null };

export function wireInput(
  db: State['db'] | null,
  {
    list = { options: AS_IT_IS, listener: SILENT },
    lookUp = null,
  }: { list?: ListWiring | undefined; lookUp?: InputPort['lookUp'] } = {},
): InputPort {
  const contact = db === null ? null : createContactElsewhere(db);
  const mailHosts = db === null ? null : createMailHosts(db);
  const files = new Map<string, Promise<ProspectsFile>>();
  return {
    listener: list.listener,
    lookUp,
    providerOf,
    providerOfHosts,
    foundBefore: (domains, notBefore) => mailHosts?.foundBefore(domains, notBefore) ?? [],
    readCampaignFile: (path) =>
      readJsonFile(path, {
        what: 'campaign file',
        start: 'the example that rate_limiter.ts init writes, or with {}',
      }),
    findSchemaFaults,
    inspectTemplates,
    readProspectsFile(path) {
      const file = files.get(path) ?? readProspectsFile(path, list.options);
      files.set(path, file);
      return file;
    },
    prepareTemplates,
    loadPlaces,
    mailboxZone: (id) => (db === null ? null : (findMailbox(db, id)?.zone ?? null)),
    publicUrl: () => (db === null ? null : readPublicUrl(db)),
    isSuppressed: (addressee) => db !== null && isSuppressed(db, addressee),
    knownElsewhere: (canonical, campaignId) =>
      contact?.knownElsewhere(canonical, campaignId) ?? null,
    peopleToWrite: (campaignId) => (db === null ? [] : peopleToWrite(db, campaignId)),
    readTogether: (work) => (db === null ? work() : readTogether(db, work)),
  };
}

/**
 * DNS is asked only on the real clock: a call with `--now` must give the same result everywhere.
 * `CAMPAIGN_DNS` names a server that is always asked.
 */
export function wireLookUp(
  { clock, env }: Pick<Context, 'clock' | 'env'>,
  { dns }: { dns: boolean },
): InputPort['lookUp'] {
  const server = env['CAMPAIGN_DNS'] ?? null;
  return dns && (server !== null || !clock.virtual) ? openMxLookup({ server }) : null;
}

export function wireImport(
  context: Pick<Context, 'state' | 'clock' | 'env'>,
  { dns, list }: { dns: boolean; list?: ListWiring },
): ImportPort {
  const { state } = context;
  return {
    ...wireInput(state.db, { list, lookUp: wireLookUp(context, { dns }) }),
    ...createMailHosts(state.db),
    ...createProspects(state.db),
    ...createLeftOut(state.db),
    ...createEventLog(state.db),
    ...createHolds(state.db),
    ...createResponseStore(state.db),
    ...createRevisionStore(state.db),
    ...createAnsweredCompanies(state.db),
    campaign: (id) => needCampaign(state.db, id).campaign,
    transact: (work) => transact(state, work),
    loadCompanies,
  };
}
