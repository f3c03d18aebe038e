/** Wires the data that limits need to the state file. */
import { buildZone } from '../../../core/time/zone.ts';
import { CORRECTIONS_EDITION } from '../../../core/time/zone-corrections.ts';
import { loadZoneOffsets } from '../../../places/zone-offsets.ts';
import { isProviderDomain } from '../../../recipients/providers.ts';
import { DAY, type Instant, type Zone, type ZoneTable } from '../../../domain/time.ts';
import { sharersOf } from '../../../state/campaigns/mailbox-accounts.ts';
import { createSendingDomains } from '../../../state/campaigns/sending-domains.ts';
import { createMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { createSettings } from '../../../state/campaigns/settings.ts';
import {
  createPlannedInstants,
  createTakenLog,
  plannedBy,
} from '../../../state/planning/taken-instants.ts';
import { createReducedPaces } from '../../../state/planning/reduced-paces.ts';
import { readZoneTable, writeZoneTable } from '../../../state/planning/zone-tables.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import type { QuotaPort } from '../../../app/planning/quotas.ts';
import type { State } from '../../../state/file/transact.ts';

/** How far a stored table reaches beyond the request: it is computed again about once a year. */
const AHEAD = 400 * DAY;

export function wireQuotas(state: State): QuotaPort {
  const { db } = state;
  const tables = new Map<Zone, ZoneTable>();
  const log = createTakenLog(db);
  return {
    ...createSettings(db),
    ...createMailboxes(db),
    ...createSendingDomains(db),
    ...createPlannedInstants(db),
    ...createReducedPaces(db),
    sharing: (mailboxId, now) => sharersOf(db, mailboxId, now).map((id) => needMailbox(db, id)),
    takenInstants(quota, options) {
      const taken = log.takenBy(quota, options);
      return options.planned
        ? [...taken, ...plannedBy(db, quota, options.except)].sort((a, b) => a - b)
        : taken;
    },
    daysBehind: (now) => state.pace?.ahead(now) ?? 0,
    isProviderDomain,
    zoneTable(zone, span) {
      const known = tables.get(zone);
      if (known && known.from <= span.from && known.to >= span.to) return known;
      const table = zoneTableFor(db, zone, span);
      tables.set(zone, table);
      return table;
    },
  };
}

function zoneTableFor(
  db: State['db'],
  zone: Zone,
  span: { from: Instant; to: Instant },
): ZoneTable {
  const edition = `${process.versions['tz'] ?? process.version} ${CORRECTIONS_EDITION}`;
  const stored = readZoneTable(db, { zone, edition, ...span });
  if (stored) return stored;
  // Stored only together with another change. A command that only reads asks Intl, because to load
  // date-fns-tz costs more than the table saves.
  if (!db.inTransaction || db.readonly) return buildZone(zone, span.from, span.to + AHEAD);
  const table = buildZone(zone, span.from, span.to + AHEAD, loadZoneOffsets());
  writeZoneTable(db, table, edition);
  return table;
}
