/**
 * Decides for which rows of a long list the texts are really rendered: all at first, then those
 * that are unlike the ones before.
 */

/** So many rows are rendered whatever they hold. */
const ALWAYS = 5_000;
/** Of the rest, one in so many. */
const ONE_IN = 50;
/** How many different shapes of values are remembered; a column of free text has no end of them. */
const MOST_SHAPES = 5_000;
/** A value counts as longer than all before it when it is so many times as long. */
const LONGER = 1.25;

/**
 * `names`: the merge fields that the texts read. After the first rows, a row is wanted when a value
 * has a shape (`aaa 0-0`), an absence or a length that no earlier value of its field had: what
 * makes a text fail is rarely unlike in none of these.
 */
export function createRenderSample(names: readonly string[]): {
  wants(fields: Readonly<Record<string, string>>): boolean;
} {
  const shapes = new Set<string>();
  const longest = new Map<string, number>();
  let rows = 0;

  function isNew(name: string, value: string): boolean {
    const shape = `${name} ${shapeOf(value)}`;
    const unseen = !shapes.has(shape) && shapes.size < MOST_SHAPES;
    if (unseen) shapes.add(shape);
    const longer = value.length > (longest.get(name) ?? 0) * LONGER;
    if (longer) longest.set(name, value.length);
    return unseen || longer;
  }

  return {
    wants(fields) {
      rows += 1;
      let wanted = rows <= ALWAYS || rows % ONE_IN === 0;
      // Every value is looked at, so that the next one like it is not new.
      for (const name of names) if (isNew(name, fields[name] ?? '')) wanted = true;
      return wanted;
    },
  };
}

/** Letters are alike, numbers are alike but for zero, whatever their length. */
function shapeOf(value: string): string {
  if (value === '' || /^[0.,\s]+$/.test(value)) return value === '' ? '' : 'zero';
  return value
    .slice(0, 60)
    .replace(/\p{L}+/gu, 'a')
    .replace(/\p{N}+/gu, '0')
    .slice(0, 20);
}
