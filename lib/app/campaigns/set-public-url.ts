/** Sets the address under which `serve` is reached: messages carry links to it from then on. */
import { checkPublicUrl } from '../../core/campaigns/public-url.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Instant } from '../../domain/time.ts';

export type PublicUrlPort = {
  transact<T>(work: () => T): Promise<T>;
  publicUrl(): string | null;
  /** Null removes the address. */
  writePublicUrl(url: string | null): void;
  appendEvent(event: NewEvent): void;
};

export type PublicUrlSet =
  | { outcome: 'set' | 'unchanged'; url: string | null; before: string | null }
  | { outcome: 'refused'; expected: string; guess: string | null };

/**
 * `text` null: messages no longer carry the address. Those that were sent keep theirs. Repeating
 * the call changes nothing.
 */
export async function setPublicUrl(
  port: PublicUrlPort,
  { text, now }: { text: string | null; now: Instant },
): Promise<PublicUrlSet> {
  const checked = text === null ? null : checkPublicUrl(text);
  if (checked !== null && !checked.ok)
    return { outcome: 'refused', expected: checked.expected, guess: checked.guess };
  const url = checked?.url ?? null;
  return port.transact((): PublicUrlSet => {
    const before = port.publicUrl();
    if (before === url) return { outcome: 'unchanged', url, before };
    port.writePublicUrl(url);
    port.appendEvent({
      type: 'settings.changed',
      at: now,
      data: { scope: 'public_url', id: url ?? '' },
    });
    return { outcome: 'set', url, before };
  });
}
