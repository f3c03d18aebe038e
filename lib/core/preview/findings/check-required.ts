/** Finds what a letter lacks: an address of its sender, a way to say no, something that it answers. */
import { OPT_OUTS } from '../../../../data/texts/opt-outs.ts';
import { POSTAL_ADDRESSES } from '../../../../data/texts/postal-addresses.ts';
import { FORWARD_PREFIXES, REPLY_PREFIXES } from '../../../../data/classify/subject-prefixes.ts';
import { foldText } from '../../text/phrase-matcher.ts';
import type { FinishedLetter, Spotted } from './finding.ts';

const LONGEST_SUBJECT = 70;

export function checkRequired(letter: FinishedLetter): Spotted[] {
  const { subject, text, html } = letter;
  const all = html === null ? text : `${text}\n${html.replace(/<[^>]{0,5000}>/g, '\n')}`;
  const length = [...subject].length;
  return [
    ...(hasAddress(all) ? [] : [{ code: 'no_postal_address' as const, part: 'message' as const }]),
    ...(hasWayOut(letter, all) ? [] : [{ code: 'no_way_out' as const, part: 'message' as const }]),
    ...(answersNothing(letter)
      ? [
          {
            code: 'reply_to_nothing' as const,
            part: 'subject' as const,
            at: 0,
            excerpt: subject.slice(0, 40),
          },
        ]
      : []),
    ...(length > LONGEST_SUBJECT
      ? [
          {
            code: 'long_subject' as const,
            part: 'subject' as const,
            at: LONGEST_SUBJECT,
            excerpt: [...subject].slice(LONGEST_SUBJECT, LONGEST_SUBJECT + 60).join(''),
            fix: `fewer than ${LONGEST_SUBJECT} characters; this has ${length}, and phones cut the rest`,
          },
        ]
      : []),
  ];
}

export function hasAddress(text: string): boolean {
  return POSTAL_ADDRESSES.some(({ pattern }) => pattern.test(text));
}

export function offersWayOut(text: string): boolean {
  const folded = foldText(text);
  return OPT_OUTS.some(({ phrases }) => phrases.some((phrase) => folded.includes(phrase)));
}

function hasWayOut({ headers }: FinishedLetter, text: string): boolean {
  return headers.some(({ name }) => name === 'List-Unsubscribe') || offersWayOut(text);
}

const PREFIX =
  /^\s{0,20}([\p{L}.]{1,20}|[\p{L}]{1,10} [\p{L}]{1,10})\s{0,3}(?:\[\d{1,3}\])?\s{0,3}[:：]/u;
/** Prefixes that also begin honest subjects: "I: ...", "Pd: ...". */
const SHORT = 2;

function answersNothing({ subject, headers }: FinishedLetter): boolean {
  if (headers.some(({ name }) => name === 'In-Reply-To')) return false;
  const word = PREFIX.exec(subject)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  const known = REPLY_PREFIXES.includes(word) || FORWARD_PREFIXES.includes(word);
  return known && [...word].length >= (/[a-z]/.test(word) ? SHORT : 1) && !HONEST.has(word);
}

const HONEST: ReadonlySet<string> = new Set(['tr', 'pd', 'vs', 'vb', 'res', 'ref', 'réf', 'resp']);
