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

const DEFAULT =
  /^\{\{-?\s{0,20}([^\s|]{1,200})\s{0,20}\|[^'"]{0,200}?default:?\s{0,5}(?:'([^']{0,1000})'|"([^"]{0,1000})")/;

/** The defaults that the templates give the field; none: conditions leave words out. */
export function insteadOf(templates: readonly string[], field: string): string[] {
  const defaults = templates
    .flatMap((template) => template.match(TAG) ?? [])
    .flatMap((tag) => {
      const [, name, single, double] = DEFAULT.exec(tag) ?? [];
      return name === field ? [single ?? double ?? ''] : [];
    });
  return [...new Set(defaults)];
}
