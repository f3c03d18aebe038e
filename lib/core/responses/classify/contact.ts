/**
 * Finds the person whom a message names to contact instead: a substitute, a successor, the right
 * person. Untrusted text: shown under `untrusted` only.
 */
import {
  AFTER_NAME,
  BEFORE_NAME,
  NAME_PARTICLES,
  NO_NAMES,
  TURN_TO,
} from '../../../../data/classify/contact-words.ts';
import type { Contact, ParsedMail } from '../../../domain/responses/response.ts';
import { trimEnd } from '../reply-text/trim-end.ts';
import { contactOnCard } from './read-vcard.ts';

/** Signatures and company registers come further down. */
const OPENING = 2_000;
const MAX_NAME = 60;
/** Words within this many characters before or after an address may offer it as a contact. */
const BEFORE = 160;
const AFTER = 80;

const ADDRESS =
  /(?<![\p{L}\d._%+@-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu;
const NOT_NAMES: ReadonlySet<string> = new Set(NO_NAMES);
const PARTICLES: ReadonlySet<string> = new Set(NAME_PARTICLES);
const FIRST_BEFORE: readonly string[] = [...BEFORE_NAME].sort((a, b) => b.length - a.length);

/**
 * Null when no one is named, in words or on a contact card. Addresses of the sender and of the
 * message's recipients do not count.
 */
export function findContact(mail: ParsedMail, visible: string): Contact | null {
  const known = new Set(
    [mail.from?.address ?? '', ...mail.to].map((address) => address.toLowerCase()),
  );
  const inWords = findInWords(mail, visible, known);
  if (inWords !== null && inWords.address !== null) return inWords;
  // Words without an address: the card has it.
  return contactOnCard(mail, known) ?? inWords;
}

function findInWords(
  mail: ParsedMail,
  visible: string,
  known: ReadonlySet<string>,
): Contact | null {
  const text = visible.slice(0, OPENING).replace(/[\u2018\u2019]/g, "'");
  const lower = text.toLowerCase();
  // Some letters change their length in lower case; then positions in the two texts differ.
  if (lower.length !== text.length) return null;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimEnd(match[0].toLowerCase(), '.-');
    if (known.has(address) || !isOffered(lower, match.index, match.index + match[0].length))
      continue;
    return {
      name: nameBefore(text.slice(Math.max(0, match.index - BEFORE), match.index)),
      address,
    };
  }
  const name = findName(text, lower);
  return name === null ? null : { name, address: copiedAddress(mail, name, known) };
}

/** Whether the sentence around the address, or the line before it, offers it as a contact. */
function isOffered(lower: string, at: number, end: number): boolean {
  const before = lower.slice(Math.max(0, at - BEFORE), at);
  const sentence = before.slice(
    Math.max(
      before.lastIndexOf('. '),
      before.lastIndexOf('! '),
      before.lastIndexOf('? '),
      before.lastIndexOf('\n\n'),
      0,
    ),
  );
  const after = lower.slice(end, end + AFTER).split(/[.!?](?:\s|$)|\n\n/)[0] ?? '';
  return TURN_TO.some((word) => sentence.includes(word) || after.includes(word));
}

/**
 * "Jane Doe (", "Jane Doe at ", "Jane Doe, Tel. 1, ": the last name before the address in its
 * sentence.
 */
function nameBefore(before: string): string | null {
  const sentence = before.split(/[.!?]\s+(?=\p{Lu}[\p{Ll}\s])|\n\n/u).at(-1) ?? '';
  const words = sentence.split(/\s+/);
  let last: string | null = null;
  for (let i = 0; i < words.length; i++) {
    const name = nameAt(words, i);
    if (name === null) continue;
    last = name;
    i += name.split(' ').length - 1;
  }
  return last;
}

function findName(text: string, lower: string): string | null {
  for (const phrase of FIRST_BEFORE) {
    for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1)) {
      if (at > 0 && /\p{L}/u.test(lower.charAt(at - 1))) continue;
      const rest = text.slice(at + phrase.length, at + phrase.length + MAX_NAME + 40);
      if (!/^(?:\s|: )/.test(rest)) continue;
      const words = rest
        .trim()
        .replace(/^[:,]\s*/, '')
        .split(/\s+/);
      const name = nameAt(words, titlesAt(words));
      if (name !== null) return name;
    }
  }
  for (const phrase of AFTER_NAME) {
    const at = lower.indexOf(` ${phrase}`);
    if (at < 0) continue;
    const words =
      text
        .slice(Math.max(0, at - MAX_NAME), at)
        .split(/[.!?,;\n]\s*/)
        .at(-1)
        ?.trim()
        .split(/\s+/) ?? [];
    const start = words.findIndex((_word, i) => nameAt(words, i) !== null);
    const name = start < 0 ? null : nameAt(words, start);
    if (name !== null && name.endsWith(words.at(-1) ?? '')) return name;
  }
  return null;
}

/** "my colleague Mrs.", "Frau Dr.": the number of words before the name. */
function titlesAt(words: readonly string[]): number {
  let i = 0;
  while (
    i < Math.min(4, words.length - 1) &&
    /^(?:my|our|the|mr\.?|mrs\.?|ms\.?|miss|dr\.?|prof\.?|colleague|herrn?|frau|meinen?|meiner|kolleg\p{L}{1,3}|monsieur|madame|mme\.?|m\.|mon|ma|collègue|sra?\.?|señora?|mi|compañer[oa]|colega|sig\.?|sig\.ra|signora?|il|la|mio|mia|collega|senhora?|o|a|meu|minha|dhr\.?|mevr?\.?|mevrouw|mijn|de|heer|min|kollega)$/iu.test(
      words[i] ?? '',
    )
  )
    i++;
  return i;
}

/** `(Bea`, `Bea's` and `Bea,` become `Bea`. */
function withoutMarks(word: string): string {
  const begun = word.replace(/^[("'<[]+/, '');
  const bare = trimEnd(begun, `)"'>],;:!?`);
  return bare === begun && bare.endsWith("'s") ? bare.slice(0, -2) : bare;
}

/**
 * The words from `start` on that form a name: capitalised, at most four, with particles between
 * them.
 */
function nameAt(words: readonly string[], start: number): string | null {
  const name: string[] = [];
  for (const word of words.slice(start, start + 5)) {
    const bare = withoutMarks(word).replace(/(?<=\p{L}{2})\.$/u, '');
    const lower = bare.toLowerCase();
    const isName =
      /^\p{Lu}[\p{L}.'-]{0,24}$/u.test(bare) &&
      !NOT_NAMES.has(lower) &&
      (bare.length > 1 || name.length > 0) &&
      !/^\p{Lu}{4,}$/u.test(bare);
    if (!isName && !(name.length > 0 && PARTICLES.has(lower))) break;
    name.push(bare);
    if (bare.length < word.length && /[^\p{L}]$/u.test(word)) break;
  }
  while (name.length > 0 && PARTICLES.has((name.at(-1) ?? '').toLowerCase())) name.pop();
  return name.length === 0 ? null : name.join(' ').slice(0, MAX_NAME);
}

/** "I have copied Carl": finds Carl's address among the Cc addresses. */
function copiedAddress(mail: ParsedMail, name: string, known: ReadonlySet<string>): string | null {
  const parts = name
    .toLowerCase()
    .split(/[ .-]+/)
    .filter((part) => part.length > 2);
  return (
    mail.cc
      .map((address) => address.toLowerCase())
      .find(
        (address) =>
          !known.has(address) && parts.some((part) => (address.split('@')[0] ?? '').includes(part)),
      ) ?? null
  );
}
