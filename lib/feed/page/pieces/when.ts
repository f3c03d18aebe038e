/** Shows an instant: the script turns it into the viewer's zone; without script it is UTC. */
import { html } from 'hono/html';
import type { Html } from './their-text.ts';
import type { Instant, Zone } from '../../../domain/time.ts';

/** `clock`: time of day, with the date unless it is today. `ago`: how far away. `full`: both. */
type TimeForm = 'clock' | 'ago' | 'full';

export function when(at: Instant, form: TimeForm = 'clock'): Html {
  const iso = new Date(at).toISOString();
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
  return html`<time datetime="${iso}" data-form="${form}">${text}</time>`;
}

const clocks = new Map<Zone, Intl.DateTimeFormat | null>();

function clockOf(zone: Zone): Intl.DateTimeFormat | null {
  if (!clocks.has(zone)) clocks.set(zone, makeClock(zone));
  return clocks.get(zone) ?? null;
}

function makeClock(timeZone: Zone): Intl.DateTimeFormat | null {
  const fields = { weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, ...fields });
  } catch {
    return null; // A zone of an older file that this Node does not know.
  }
}

/** `Mon 09:14 Berlin`: the recipient's own clock. */
export function localClock(at: Instant, zone: Zone): string {
  const clock = clockOf(zone);
  const place = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return clock === null ? place : `${clock.format(at).replace(',', '')} ${place}`;
}
