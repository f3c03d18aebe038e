/** Describes one person of a campaign for lists: state, position, last message and what comes next. */
import { covers } from '../../../core/limits/hold-reach.ts';
import { createZones, formatLocal } from '../../../core/time/zone.ts';
import { DAY, type Instant, type Zone } from '../../../domain/time.ts';
import { openHolds } from '../../../state/sending/holds.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { PersonMessage, PersonRow } from '../../../domain/campaigns/person-filter.ts';

const LONGEST_FIELD = 80;

/** What the next message waits for; `why` gives the full reason. */
type WaitsFor =
  'its_time' | 'schedule' | 'send' | 'sending' | 'resolve' | 'pause' | 'hold' | 'campaign';

export type DescribedPerson = ReturnType<ReturnType<typeof createPersonDescription>>;

/** Reads campaigns and holds once for all rows; `rows`: whose times are to be shown. */
export function createPersonDescription(
  db: State['db'],
  rows: readonly PersonRow[],
  { now, allColumns }: { now: Instant; allColumns: boolean },
) {
  const holds = openHolds(db, now);
  const local = createLocal(rows, now);
  const campaigns = new Map<string, Campaign>();
  const campaignOf = (id: string): Campaign => {
    const found = campaigns.get(id) ?? needCampaign(db, id).campaign;
    campaigns.set(id, found);
    return found;
  };
  return (row: PersonRow) => {
    const campaign = campaignOf(row.campaignId);
    const clock = local(row.zone ?? campaign.timezone);
    return {
      email: row.email,
      prospectId: row.prospectId,
      campaignId: row.campaignId,
      state: row.state,
      mailbox: row.mailboxId,
      country: row.country,
      zone: row.zone ?? campaign.timezone,
      last: row.last && describeLast(row.last, clock),
      next: describeNext(row, { clock, now, held: isHeld(row, campaign) }),
      untrusted: allColumns ? allFields(row.fields) : someFields(row.fields),
    };
  };

  function isHeld(row: PersonRow, { mailboxes }: Campaign): boolean {
    const from = row.planned?.mailboxId ?? row.mailboxId;
    const reached = (mailboxId: string): boolean =>
      holds.some((hold) => covers(hold, { ...row, mailboxId }));
    return from === null ? mailboxes.every(reached) : reached(from);
  }
}

const FAR = 400 * DAY;

type LocalClock = (at: Instant) => string;

/** The tables of zones reach over all instants that are shown. */
function createLocal(rows: readonly PersonRow[], now: Instant): (zone: Zone) => LocalClock {
  const instants = rows.flatMap(({ last, planned, dueAt, pausedUntil }) =>
    [last?.sentAt, planned?.sendAt, dueAt, pausedUntil].filter(
      (at): at is number => typeof at === 'number' && at > 0,
    ),
  );
  const zones = createZones(
    instants.reduce((a, b) => Math.min(a, b), now) - DAY,
    // An instant beyond is asked of Intl: a pause may end in a hundred years.
    Math.min(
      instants.reduce((a, b) => Math.max(a, b), now),
      now + FAR,
    ) + DAY,
  );
  return (zone) => (at) => formatLocal(zones(zone), at);
}

/** `bounced`: it came back later. `deferred`: it left, and is to be sent again. */
function describeLast(message: PersonMessage, clock: LocalClock) {
  const at = message.sentAt;
  return {
    step: message.step + 1,
    variant: message.variant,
    at: iso(at),
    local: at === null ? null : clock(at),
    outcome: outcomeOf(message),
  };
}

function outcomeOf({ state, bounceClass }: PersonMessage): string {
  if (state === 'rejected' || state === 'in_doubt') return state;
  if (bounceClass !== null) return 'bounced';
  return state === 'sent' ? 'sent' : 'deferred';
}

function describeNext(
  row: PersonRow,
  { clock, now, held }: { clock: LocalClock; now: Instant; held: boolean },
) {
  const { state, planned, nextStep, dueAt, pausedUntil, campaignState } = row;
  if (campaignState === 'completed' || !GOES_ON.has(state)) return null;
  const next = (step: number, waitsFor: WaitsFor, at: Instant | null) => ({
    step: step + 1,
    waitsFor,
    at: iso(at),
    local: at === null ? null : clock(at),
  });
  if (state === 'paused') return next(nextStep, 'pause', pausedUntil);
  if (planned?.state === 'in_doubt') return next(planned.step, 'resolve', null);
  if (planned && planned.state !== 'scheduled') return next(planned.step, 'sending', null);
  const at = planned ? planned.sendAt : dueAt > now ? dueAt : null;
  const step = planned?.step ?? nextStep;
  if (campaignState !== 'active') return next(step, 'campaign', at);
  if (held) return next(step, 'hold', at);
  if (planned) return next(step, planned.sendAt > now ? 'its_time' : 'send', at);
  return next(step, at === null ? 'schedule' : 'its_time', at);
}

const GOES_ON: ReadonlySet<PersonRow['state']> = new Set(['waiting', 'queued', 'paused']);

function someFields(fields: PersonRow['fields']) {
  const name =
    [fields['first_name'], fields['last_name']].filter(Boolean).join(' ') || fields['name'];
  const shown = { name, company: fields['company'], title: fields['title'] };
  return Object.fromEntries(
    Object.entries(shown).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, untrusted(value, LONGEST_FIELD)]],
    ),
  );
}

function allFields(fields: PersonRow['fields']) {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === '' || key === 'email' ? [] : [[key, untrusted(value, 500)]],
    ),
  );
}
