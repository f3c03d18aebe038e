/** Finds values that are none, and what an empty field left behind. */
import { NO_VALUES } from '../../../../data/texts/value-rules.ts';
import type { FinishedLetter, Spotted } from './finding.ts';

const NONE: ReadonlySet<string> = new Set(NO_VALUES);
const NAMES = ['first_name', 'last_name'];

export function checkValues({ fields, subject, text }: FinishedLetter): Spotted[] {
  const entries = Object.entries(fields).filter(([, value]) => value !== '');
  const found: Spotted[] = entries
    .filter(([, value]) => NONE.has(value.trim()))
    .map(([field, value]) => ({
      ...placeIn({ subject, text }, value),
      code: 'no_value',
      excerpt: `${field}: ${value}`,
    }));
  for (const [field, value] of entries)
    if (NAMES.includes(field) && /^\p{Lu}{4,}$/u.test(value.trim()))
      found.push({
        ...placeIn({ subject, text }, value),
        code: 'name_in_capitals',
        excerpt: `${field}: ${value}`,
        fix: `{{ ${field} | downcase | capitalize }}`,
      });
  const lacks = Object.values(fields).some((value) => value === '');
  return lacks ? [...found, ...gapsIn('subject', subject), ...gapsIn('text', text)] : found;
}

function placeIn(
  { subject, text }: Pick<FinishedLetter, 'subject' | 'text'>,
  value: string,
): Pick<Spotted, 'part' | 'at'> {
  const at = text.indexOf(value);
  if (at >= 0) return { part: 'text', at };
  const inSubject = subject.indexOf(value);
  return inSubject >= 0 ? { part: 'subject', at: inSubject } : { part: 'message' };
}

/**
 * Looked for only where a field is empty, because people also write like this on purpose. French
 * puts a space before : ; ! and ?, so only comma and full stop count.
 */
const GAP =
  /(?<=\S)[ \t]{2,}(?=\S)|(?<=[\p{L}\p{N}])[ \t]+[,.](?=\s|$)|,[ \t]*,|\([ \t]*\)|\[[ \t]*\]|"[ \t]*"|„[ \t]*[“”]|“[ \t]*”|«\s?»|^[ \t]*[,;:.](?=\s)/mu;

function gapsIn(part: 'subject' | 'text', text: string): Spotted[] {
  const match = GAP.exec(text);
  if (!match) return [];
  const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index + 30);
  return [
    { code: 'gap_left', part, at: match.index, excerpt: line.slice(-60).split('\n')[0] ?? '' },
  ];
}
