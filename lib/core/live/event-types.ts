/** Reads which types of events a caller asks for: names, or the first word of several. */
import { EVENT_TYPES } from '../../domain/event.ts';
import { nearest } from '../text/nearest.ts';

/** What a caller may ask for, and the nearest of it when the type is unknown. */
export type TypesAsked = { types: readonly string[] } | { unknown: string; meant: string | null };

/** `message.sent`, or `message` and `message.*` for all that begin so; several by commas. */
export function readEventTypes(texts: readonly string[]): TypesAsked {
  const types = new Set<string>();
  for (const text of texts.flatMap((each) => each.split(','))) {
    const asked = text.trim();
    const found = matching(asked);
    if (found.length === 0) return { unknown: asked, meant: nearest(asked, choices()) };
    for (const type of found) types.add(type);
  }
  return { types: [...types] };
}

function matching(asked: string): readonly string[] {
  const group = asked.endsWith('.*') ? asked.slice(0, -2) : asked;
  return EVENT_TYPES.filter((type) => type === asked || type.startsWith(`${group}.`));
}

function choices(): string[] {
  return [...EVENT_TYPES, ...new Set(EVENT_TYPES.map((type) => type.split('.')[0] ?? type))];
}
