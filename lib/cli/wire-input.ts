/** Wires the reading of campaign and prospects files; `db` null where a command works without a state file. */
import { findSchemaFaults } from '../mail/input/find-schema-faults.ts';
import { readCampaignFile } from '../mail/input/read-campaign-file.ts';
import { readProspectsFile } from '../mail/input/read-csv.ts';
import { inspectTemplates } from '../mail/outbound/inspect-templates.ts';
import { prepareTemplates } from '../mail/outbound/prepare-templates.ts';
import { loadPlaces } from '../places/places.ts';
import { providerOf } from '../places/providers.ts';
import { appendEvent } from '../state/event-log.ts';
import { findMailbox } from '../state/mailboxes.ts';
import { enrollProspects } from '../state/prospects.ts';
import { isSuppressed } from '../state/suppressions.ts';
import { transact, type State } from '../state/transact.ts';
import type { ImportPort } from '../app/import-prospects.ts';
import type { InputPort } from '../app/prepare-campaign.ts';

export function wireInput(db: State['db'] | null): InputPort {
  return {
    readCampaignFile, findSchemaFaults, inspectTemplates, readProspectsFile, prepareTemplates, loadPlaces,
    mailboxZone: (id) => (db === null ? null : (findMailbox(db, id)?.zone ?? null)),
    isSuppressed: (email) => db !== null && isSuppressed(db, email),
  };
}

export function wireImport(state: State): ImportPort {
  return {
    ...wireInput(state.db),
    transact: (work) => transact(state, work),
    providerOf,
    enroll: (campaign, rows, now) => enrollProspects(state.db, campaign, rows, now),
    appendEvent: (event) => appendEvent(state.db, event),
  };
}
