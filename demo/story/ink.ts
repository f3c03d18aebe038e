/** Colours for a terminal, and none elsewhere (NO_COLOR, pipes, files). */

export type Ink = Record<
  'bold' | 'dim' | 'first' | 'second' | 'last' | 'good' | 'bad' | 'away',
  (text: string) => string
>;

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  first: [36, 39],
  second: [34, 39],
  last: [35, 39],
  good: [32, 39],
  bad: [31, 39],
  away: [33, 39],
} as const;

export function chooseInk(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Ink {
  const colourful = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const paint =
    ([open, close]: readonly [number, number]) =>
    (text: string): string =>
      colourful && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return Object.fromEntries(
    Object.entries(CODES).map(([name, codes]) => [name, paint(codes)]),
  ) as Ink;
}
