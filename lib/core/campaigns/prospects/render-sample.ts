/**
 * Decides for which rows of a long list the texts are rendered: the first ones, then those that
 * differ from the rows before.
 */

/** The first rows are always rendered. */
const ALWAYS = 5_000;
/** Of the later rows, at least one in this many. */
const ONE_IN = 50;
/** The most shapes of values to remember; a column of free text has any number. */
const MOST_SHAPES = 5_000;
/** A value counts as longer when it is this many times as long as all before. */
const LONGER = 1.25;

/**
 * `names`: the merge fields that the texts read. After the first rows, a row is wanted when a value
 * has a shape (`aaa 0-0`), an absence or a length that no earlier value of its field had: a value
 * that makes a text fail nearly always differs in one of these.
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
      // Checks every value, so that the next similar one is not new.
      for (const name of names) if (isNew(name, fields[name] ?? '')) wanted = true;
      return wanted;
    },
  };
}

/** Letters count as one letter, numbers as one number except zero, whatever their length. */
function shapeOf(value: string): string {
  if (value === '' || /^[0.,\s]+$/.test(value)) return value === '' ? '' : 'zero';
  return value
    .slice(0, 60)
    .replace(/\p{L}+/gu, 'a')
    .replace(/\p{N}+/gu, '0')
    .slice(0, 20);
}
