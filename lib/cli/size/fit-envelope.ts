/**
 * Cuts the document of an answer to a size that is read at a glance: the longest lists and texts
 * give way first, rows stay whole, and `cut` says what was left out.
 */
import { continuationOf } from '../runner/page.ts';
import type { Envelope } from '../runner/envelope.ts';

/** `shown` and `of`: entries of a list, keys of an object, or characters of a text. */
export type Cut = { path: string; shown: number; of: number; see: '--full' };

/** Room for one entry of `cut`. */
const NOTE = 100;
/** A value below this size is never cut: its entry in `cut` would be as long. */
const SMALL = 120;
const ROUNDS = 12;

/** `measure`: the bytes of a document as it will be printed. */
export function fitEnvelope(
  envelope: Envelope,
  measure: (envelope: Envelope) => number,
  most: number,
): Envelope {
  if (measure(envelope) <= most) return envelope;
  let target = most - NOTE;
  let fitted = envelope;
  for (let round = 0; round < ROUNDS; round++) {
    fitted = cutTo(envelope, target);
    const bytes = measure(fitted);
    if (bytes <= most) return fitted;
    target = Math.floor(Math.min(target - NOTE, (target * most * 0.98) / bytes));
  }
  return fitted;
}

/** Leaves out what is printed on request only. */
export function withoutOnRequest(envelope: Envelope, keys: readonly string[]): Envelope {
  const data = { ...(envelope['data'] as Record<string, unknown>) };
  const cuts = (envelope['cut'] ?? []) as Cut[];
  const left = keys.filter((key) => data[key] !== undefined);
  const cut = left.map((key): Cut => {
    const of = Object.keys(data[key] as object).length;
    delete data[key];
    return { path: `data.${key}`, shown: 0, of, see: '--full' };
  });
  return left.length === 0 ? envelope : { ...envelope, data, cut: [...cuts, ...cut] };
}

/** `target`: bytes as compact JSON. Warnings and `next` give way only when data cannot. */
function cutTo(envelope: Envelope, target: number): Envelope {
  const cuts = [...((envelope['cut'] ?? []) as Cut[])];
  const part = envelope.ok ? 'data' : 'error';
  const room = target - sizeOf({ ...envelope, [part]: {} });
  const least = Math.min(sizeOf(envelope[part]), Math.max(0, target >> 2));
  const fitted: Envelope = { ...envelope };
  if (room < least) {
    const { warnings = [], next = [] } = envelope;
    const both = target - least - sizeOf({ ...envelope, [part]: {}, warnings: [], next: [] });
    Object.assign(fitted, cutValue({ warnings, next }, both, '', cuts));
  }
  fitted[part] = cutValue(envelope[part], Math.max(room, least), part, cuts);
  return cuts.length === 0 ? fitted : { ...fitted, cut: cuts };
}

function cutValue(value: unknown, most: number, path: string, cuts: Cut[]): unknown {
  const size = sizeOf(value);
  if (size <= most || size <= SMALL) return value;
  if (typeof value === 'string') return cutText(value, most, path, cuts);
  if (Array.isArray(value)) return cutList(value, most, path, cuts);
  if (typeof value === 'object' && value !== null)
    return cutObject(value as Record<string, unknown>, most, path, cuts);
  return value;
}

function cutText(text: string, most: number, path: string, cuts: Cut[]): string {
  // A character is at most 6 bytes of JSON (an escape), usually one.
  let shown = Math.max(0, Math.floor((text.length * (most - 8)) / sizeOf(text)));
  // Not between the two halves of a character outside the basic plane.
  if (/[\ud800-\udbff]/.test(text.charAt(shown - 1))) shown--;
  cuts.push({ path, shown, of: text.length, see: '--full' });
  return `${text.slice(0, shown)}…`;
}

function cutList(list: readonly unknown[], most: number, path: string, cuts: Cut[]): unknown[] {
  const shown: unknown[] = [];
  let left = most - 2;
  for (const entry of list) {
    left -= sizeOf(entry) + 1;
    if (left < 0) break;
    shown.push(entry);
  }
  // A page without a row would never end; one long row is cut inside.
  if (shown.length === 0 && (most > SMALL || continuationOf(list) !== undefined))
    shown.push(cutValue(list[0], Math.max(SMALL, most - 3), `${path}[0]`, cuts));
  if (shown.length < list.length && continuationOf(list) === undefined)
    cuts.push({ path, shown: shown.length, of: list.length, see: '--full' });
  return shown;
}

function cutObject(
  value: Record<string, unknown>,
  most: number,
  path: string,
  cuts: Cut[],
): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const sizes = new Map(entries.map(([key, entry]) => [key, sizeOf(entry)]));
  const names = 2 + entries.reduce((sum, [key]) => sum + sizeOf(key) + 2, 0);
  const level = waterLevel([...sizes.values()], most - names);
  const fitted: Record<string, unknown> = {};
  const cursors = new Map<string, unknown>();
  for (const [key, entry] of entries) {
    const cut = cutValue(entry, Math.max(level, 2), path === '' ? key : `${path}.${key}`, cuts);
    fitted[key] = cut;
    // The next page begins after the last row that is shown.
    if (Array.isArray(entry) && Array.isArray(cut) && cut.length < entry.length) {
      const page = continuationOf(entry);
      if (page) cursors.set(page.key, page.cursorAt(cut.length));
    }
  }
  for (const [key, cursor] of cursors) if (key in fitted) fitted[key] = cursor;
  if (!isMap(entries) || sizeOf(fitted) <= most) return fitted;
  const kept = firstKeys(fitted, most);
  cuts.push({ path, shown: Object.keys(kept).length, of: entries.length, see: '--full' });
  return kept;
}

/** An object of which one key is as good as another: countries, domains, days. */
function isMap(entries: readonly [string, unknown][]): boolean {
  return entries.length > 24;
}

function firstKeys(map: Record<string, unknown>, most: number): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  let left = most - 2;
  for (const [key, entry] of Object.entries(map)) {
    left -= sizeOf(key) + sizeOf(entry) + 2;
    if (left < 0) break;
    kept.push([key, entry]);
  }
  return Object.fromEntries(kept);
}

/** The size to which the largest must come down for all to fit: the small stay whole. */
function waterLevel(sizes: readonly number[], room: number): number {
  const ascending = [...sizes].sort((a, b) => a - b);
  let left = room;
  for (const [index, size] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (size > share) return Math.floor(share);
    left -= size;
  }
  return Infinity;
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
