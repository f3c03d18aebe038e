/** Finds what is broken in the words of a letter: placeholders, encodings, greetings without a name. */
import { GREETINGS } from '../../../../data/texts/greetings.ts';
import { LETTER_RULES } from '../../../../data/texts/letter-rules.ts';
import { findForeignTags } from '../../campaigns/checks/find-foreign-tags.ts';
import { htmlWords } from './html-words.ts';
import type { FinishedLetter, Spotted } from './finding.ts';

const LONGEST_EXCERPT = 80;

type Part = { part: 'subject' | 'text' | 'html'; text: string };

export function checkWords(letter: FinishedLetter): Spotted[] {
  const { subject, text, html } = letter;
  const parts: Part[] = [
    { part: 'subject', text: subject },
    { part: 'text', text },
    ...(html === null ? [] : [{ part: 'html' as const, text: html }]),
  ];
  return [...parts.flatMap(checkPart), ...(isShouted(subject) ? [SHOUTED(subject)] : [])];
}

function checkPart({ part, text }: Part): Spotted[] {
  const words = part === 'html' ? htmlWords(text) : { text, indexOf: (at: number) => at };
  const found: Spotted[] = findForeignTags(text, { columns: null, html: part === 'html' }).map(
    (tag) => ({
      code: 'placeholder_left',
      part,
      at: text.indexOf(tag.text),
      excerpt: tag.text,
      fix: tag.instead,
    }),
  );
  // A rule looks at what a reader sees; a link may hold anything.
  const plain = words.text.replace(LINK, (link) => ' '.repeat(link.length));
  for (const { code, parts, pattern } of LETTER_RULES) {
    if (!parts.includes(part)) continue;
    const match = pattern.exec(code === 'html_in_text' ? words.text : plain);
    if (match)
      found.push({
        code: code as Spotted['code'],
        part,
        at: words.indexOf(match.index),
        excerpt: match[0].slice(0, LONGEST_EXCERPT),
      });
  }
  const greeting = part === 'subject' ? null : GREETING.exec(words.text);
  if (greeting)
    found.push({
      code: 'greeting_without_name',
      part,
      at: words.indexOf(greeting.index + greeting[0].search(/\S/)),
      excerpt: greeting[0].trim(),
    });
  return found;
}

const LINK = /https?:\/\/[^\s<>"']{1,2000}/gi;

/** One pattern for all languages: a greeting is the same whatever the rest is written in. */
const GREETING = new RegExp(
  GREETINGS.flatMap(({ alone, named, spaced }) => [
    `^[ \\t>]{0,200}(?:${any([...alone, ...named])})[ \\t\\u00a0]{1,20}[,،，、${spaced ? '' : '!！'}]`,
    `^[ \\t>]{0,200}(?:${any(named)})[,،，、:：]?[ \\t]{0,20}$`,
    `^[ \\t>]{0,200}(?:${any(named)})[,،，、:：!！]`,
  ]).join('|'),
  'imu',
);

function any(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

/** Writing without small letters, such as Chinese, does not shout. */
function isShouted(subject: string): boolean {
  return !/[\p{Ll}\p{Lo}]/u.test(subject) && (subject.match(/\p{Lu}{4,}/gu) ?? []).length >= 2;
}

const SHOUTED = (subject: string): Spotted => ({
  code: 'shouting',
  part: 'subject',
  at: 0,
  excerpt: subject.slice(0, LONGEST_EXCERPT),
});
