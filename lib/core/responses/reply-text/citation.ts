/** Finds the one passage that the writer of a reply cites: "this is the text:" stands above it. */
import { isBlank } from './reply-page.ts';

/**
 * 1 where a line belongs to the citation. It is the only quote of the text above the attribution,
 * is introduced by a line that ends in a colon, and has the writer's words below. A line with
 * numbers or an address may be an attribution in a language that is not known.
 */
export function citedLines(lines: readonly string[], quoted: Uint8Array): Uint8Array {
  const cited = new Uint8Array(lines.length);
  const first = quoted.indexOf(1);
  const last = quoted.lastIndexOf(1);
  const above = lines.slice(0, Math.max(0, first)).findLast((line) => !isBlank(line)) ?? '';
  if (!/[:：]$/.test(above.trimEnd()) || /[\d@<]/.test(above)) return cited;
  for (let i = first; i <= last; i++)
    if (quoted[i] !== 1 || !/^\s{0,3}>/.test(lines[i] ?? '')) return cited;
  if (lines.slice(last + 1).every(isBlank)) return cited;
  return cited.fill(1, first, last + 1);
}
