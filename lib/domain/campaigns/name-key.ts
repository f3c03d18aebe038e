/** Folds a person's name to the key by which it is found, however its writer spells it. */

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'a', œ: 'o', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};
const SPECIAL = /[ßæœøłđðþı]/g;
const MARKS = /[\u0300-\u036f]/g;
/** "Mueller" is "Müller", "Aagaard" is "Ågaard". */
const SPELLED_OUT = /([aou])e|aa/g;
const APOSTROPHES = /['\u2019\u02bc]/g;
const GAPS = /[\s-]+/g;

/** The same for "Müller", "Mueller" and "MULLER", for "Anne-Marie" and "Anne Marie". */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  const plain = /[^\0-\x7f]/.test(lower)
    ? lower
        .normalize('NFKD')
        .replace(MARKS, '')
        .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    : lower;
  return plain
    .replace(APOSTROPHES, '')
    .replace(GAPS, ' ')
    .replace(SPELLED_OUT, (_, vowel: string | undefined) => vowel ?? 'a')
    .trim();
}
