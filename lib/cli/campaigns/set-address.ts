/** Sets the public address for a command: says what is wrong with one that cannot be used. */
import { setPublicUrl } from '../../app/campaigns/set-public-url.ts';
import { show, usage } from '../runner/parse.ts';
import { wirePublicUrl } from '../wiring/serve/wire-public-url.ts';
import type { Context } from '../runner/command.ts';

/** `text` null takes the address away. Throws Failure `usage`. */
export async function setAddress(
  context: Pick<Context, 'state' | 'clock'>,
  text: string | null,
  path: string,
): Promise<{ url: string | null; before: string | null }> {
  const now = context.clock.now();
  const set = await setPublicUrl(wirePublicUrl(context.state), { text, now });
  if (set.outcome === 'refused')
    throw usage(
      `--public ${show(text ?? '')} is not valid; expected ${set.expected}.`,
      `Example: ${path} --public ${set.guess ?? 'https://t.acme.test'}`,
      path,
    );
  return { url: set.url, before: set.before };
}
