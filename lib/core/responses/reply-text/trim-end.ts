/**
 * Cuts characters off the end of a text in linear time: `/[x]+$/` takes quadratic time where many
 * of them occur in the middle.
 */
export function trimEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
