/** Chooses a few people whose messages differ most, so that reading them shows most of what can be wrong. */

export type SampleCandidate = {
  step: number;
  variant: string;
  country: string | null;
  zone: string | null;
  mailboxId: string | null;
  fields: Readonly<Record<string, string>>;
};

/** A field that nobody before lacked says more than one more country. */
const WEIGHTS = { variant: 4, missing: 3, step: 3, language: 2, country: 2, zone: 1, long: 1 };
type Trait = { name: string; weight: number };
/** A value of this many letters shows how a line breaks. */
const LONG = 30;

/**
 * The same candidates in the same order give the same choice. `names`: the merge fields that the
 * texts read. Each choice adds the most traits that none before it has; equal ones in their order.
 */
export function chooseSample<C extends SampleCandidate>(
  candidates: readonly C[],
  { size, names }: { size: number; names: readonly string[] },
): C[] {
  const left = candidates.map((candidate) => ({ candidate, traits: traitsOf(candidate, names) }));
  const seen = new Set<string>();
  const chosen: C[] = [];
  while (chosen.length < size && left.length > 0) {
    let best = 0;
    let most = -1;
    for (const [index, { traits }] of left.entries()) {
      const adds = traits.reduce((sum, { name, weight }) => sum + (seen.has(name) ? 0 : weight), 0);
      if (adds > most) [best, most] = [index, adds];
    }
    const [taken] = left.splice(best, 1);
    if (!taken) break;
    chosen.push(taken.candidate);
    for (const { name } of taken.traits) seen.add(name);
  }
  return chosen;
}

function traitsOf(candidate: SampleCandidate, names: readonly string[]): Trait[] {
  const { step, variant, country, zone, fields } = candidate;
  const language = fields['language'] ?? fields['lang'] ?? fields['locale'] ?? '';
  return [
    { name: `step ${step}`, weight: WEIGHTS.step },
    { name: `variant ${step} ${variant}`, weight: WEIGHTS.variant },
    ...(country === null ? [] : [{ name: `country ${country}`, weight: WEIGHTS.country }]),
    ...(zone === null ? [] : [{ name: `zone ${zone}`, weight: WEIGHTS.zone }]),
    ...(language === '' ? [] : [{ name: `language ${language}`, weight: WEIGHTS.language }]),
    ...names.flatMap((field) => {
      const value = fields[field] ?? '';
      if (value === '') return [{ name: `missing ${field}`, weight: WEIGHTS.missing }];
      return value.length >= LONG ? [{ name: `long ${field}`, weight: WEIGHTS.long }] : [];
    }),
  ];
}
