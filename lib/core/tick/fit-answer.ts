/** Shortens the lists of an answer until it is small enough to be read at a glance. */

/** Bytes of UTF-8, as printed. */
export const MOST_BYTES = 2_900;
const LONGEST_LISTS = [5, 4, 3, 2, 1, 0] as const;

/** `build` makes the answer with lists of at most so many rows. */
export function fitAnswer<T>(build: (most: number) => T): T {
  let answer = build(0);
  for (const most of LONGEST_LISTS) {
    answer = build(most);
    if (new TextEncoder().encode(JSON.stringify(answer, null, 2)).length <= MOST_BYTES) break;
  }
  return answer;
}
