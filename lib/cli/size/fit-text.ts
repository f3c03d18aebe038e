/** Cuts a page for a terminal to whole lines, and says how many were left out. */

/** `most`: bytes, with the closing line. */
export function fitText(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const lines = text.split('\n');
  const closing = (left: number): string => `… ${left} more lines: --full shows everything`;
  let room = most - Buffer.byteLength(closing(lines.length));
  let shown = 0;
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    shown++;
  }
  return [...lines.slice(0, shown), closing(lines.length - shown)].join('\n');
}
