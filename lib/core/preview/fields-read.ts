/** Finds which merge fields a template reads, and what it puts in the place of an empty one. */

const TAG = /\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}/g;
const QUOTED = /'[^']{0,1000}'|"[^"]{0,1000}"/g;

/** Of `names`, those that the templates read. */
export function fieldsRead(templates: readonly string[], names: readonly string[]): string[] {
  const code = templates
    .flatMap((template) => template.match(TAG) ?? [])
    .map((tag) => tag.replace(QUOTED, ''))
    .join('\n');
  const words = new Set(code.match(/[\p{L}\p{N}_$.-]+/gu) ?? []);
  return names.filter(
    (name) => words.has(name) || [...words].some((w) => w.startsWith(`${name}.`)),
  );
}

/** The default that the templates give the field; null: a condition leaves words out. */
export function insteadOf(templates: readonly string[], field: string): string | null {
  for (const template of templates)
    for (const tag of template.match(TAG) ?? []) {
      const [, name, single, double] =
        /^\{\{-?\s{0,20}([^\s|]{1,200})\s{0,20}\|[^'"]{0,200}?default:?\s{0,5}(?:'([^']{0,1000})'|"([^"]{0,1000})")/.exec(
          tag,
        ) ?? [];
      if (name === field) return single ?? double ?? null;
    }
  return null;
}
