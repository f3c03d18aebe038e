/** Describes one message that left. The server's answer and the person's name are untrusted. */
import { createZones, formatLocal } from '../../../core/time/zone.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import type { State } from '../../../state/file/transact.ts';
import type { SentRow } from '../../../domain/sending/sent-message.ts';
import { DAY, type Zone } from '../../../domain/time.ts';

export type DescribedSent = ReturnType<ReturnType<typeof createSentDescription>>;

/** `rows`: in order of time; the tables of zones reach over them. */
export function createSentDescription(db: State['db'], rows: readonly SentRow[]) {
  const zones = createZones((rows[0]?.at ?? 0) - DAY, (rows.at(-1)?.at ?? 0) + DAY);
  const known = new Map<string, Zone>();
  const zoneOf = (campaignId: string): Zone => {
    const zone = known.get(campaignId) ?? needCampaign(db, campaignId).campaign.timezone;
    known.set(campaignId, zone);
    return zone;
  };
  return (row: SentRow) => {
    const zone = row.zone ?? zoneOf(row.campaignId);
    return {
      email: row.email,
      prospectId: row.prospectId,
      campaignId: row.campaignId,
      step: row.step + 1,
      variant: row.variant,
      mailbox: row.mailboxId,
      at: iso(row.at),
      local: formatLocal(zones(zone), row.at),
      zone,
      country: row.country,
      outcome: outcomeOf(row),
      code: row.code,
      untrusted: {
        name: untrusted(nameOf(row.fields), 80),
        serverSaid: untrusted(row.answer, 200),
      },
    };
  };
}

/** `bounced`: it came back later. `in_doubt`: the connection broke, so it may have left. */
function outcomeOf({ state, bounceClass }: SentRow): 'sent' | 'bounced' | 'in_doubt' {
  if (state === 'in_doubt') return 'in_doubt';
  return bounceClass === null ? 'sent' : 'bounced';
}

function nameOf(fields: SentRow['fields']): string | null {
  const name = [fields['first_name'], fields['last_name']].filter(Boolean).join(' ');
  return name === '' ? (fields['name'] ?? null) : name;
}
