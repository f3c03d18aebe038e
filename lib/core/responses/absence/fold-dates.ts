/**
 * Brings texts and the words of data/ to one form before dates are sought: lower case, digits of
 * all scripts as ASCII, and one spelling where people and programs write several.
 */

/** The zero of each script whose digits are in use with dates. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;
/** Invisible marks of direction and width, soft hyphens, and vowel points that few people write. */
const UNSEEN =
  // eslint-disable-next-line no-misleading-character-class -- a class of single combining marks
  /[\u00ad\u0307\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const SPELLINGS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ک: 'ك',
  ة: 'ه',
  ș: 'ş',
  ț: 'ţ',
  ς: 'σ',
  ά: 'α',
  έ: 'ε',
  ή: 'η',
  ί: 'ι',
  ϊ: 'ι',
  ΐ: 'ι',
  ό: 'ο',
  ύ: 'υ',
  ϋ: 'υ',
  ΰ: 'υ',
  ώ: 'ω',
};
const SPELT = new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'g');

export function foldDates(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  // Most texts and words are Latin; the rest of the work is for other scripts.
  const latin = folded
    .replace(/[\u02bc\u2018\u2019\u00b4`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u301c\u223c]/g, '~')
    // eslint-disable-next-line no-misleading-character-class -- a range over many scripts
    .replace(/[\u00ad\u0218-\u021b\u0307-\uffff.]+/g, foldOthers);
  return latin.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n');
}

function foldOthers(run: string): string {
  return (
    run
      .replace(UNSEEN, '')
      .replace(DIGITS, (digit) => {
        const code = digit.charCodeAt(0);
        return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
      })
      .replace(SPELT, (letter) => SPELLINGS[letter] ?? letter)
      // Thai abbreviations: the dots of ก.ย. stand between its letters.
      .replace(/(?<=[\u0e00-\u0e7f])\./g, '')
  );
}
