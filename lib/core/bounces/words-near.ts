/**
 * Decides whether words of two groups stand in one sentence. A notice of thirty lines may name a
 * recipient at its top and a thing that "does not exist" further down.
 */
import { allIncluded, type Folded, type Phrases } from '../text/phrase-matcher.ts';

/** A full stop that is not one of the three after an address ("bea@example.test... unknown"). */
const END_OF_SENTENCE = /[^.]\. |[!?;。！？]/;

/** `within`: the most characters between the two. */
export function standNear(
  folded: Folded,
  [first, second]: readonly Phrases[],
  within: number,
): boolean {
  if (first === undefined || second === undefined) return true;
  const others = placesOf(folded, second);
  return placesOf(folded, first).some((place) =>
    others.some((other) => isNear(folded.text, place, other, within)),
  );
}

type Place = { from: number; to: number };

function placesOf(folded: Folded, sought: Phrases): Place[] {
  return allIncluded(folded, sought).flatMap((phrase) => {
    const places: Place[] = [];
    for (let at = folded.text.indexOf(phrase); at >= 0; at = folded.text.indexOf(phrase, at + 1))
      places.push({ from: at, to: at + phrase.length });
    return places;
  });
}

function isNear(text: string, one: Place, other: Place, within: number): boolean {
  const [left, right] = one.from <= other.from ? [one, other] : [other, one];
  if (right.from - left.to > within) return false;
  return !END_OF_SENTENCE.test(text.slice(left.to, right.from));
}
