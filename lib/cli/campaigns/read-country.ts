/** Reads the country that a flag names, by code or by name, as a prospects file may. */
import { show, usage } from '../runner/parse.ts';

/** ISO 3166-1 alpha-2, upper case. Throws Failure `usage`. */
export async function readCountry(
  text: string,
  { flag, path }: { flag: string; path: string },
): Promise<string> {
  const { loadPlaces } = await import('../../places/places.ts');
  const { resolveCountry } = await loadPlaces();
  const code = resolveCountry(text);
  if (code !== null) return code;
  throw usage(
    `${flag} ${show(text)} is not a country; expected an ISO 3166 code or a name.`,
    'Example: DE, or Germany.',
    path,
  );
}
