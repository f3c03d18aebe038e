/** Cuts certain characters off the end of a text, step by step: `/[x]+$/` takes the square of the length where many of them stand in the middle. */
export function trimEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
