/**
 * Reads what a refusal says of us: the list and the address that it names, and its words without
 * those that differ from message to message or name the recipient.
 */
import type { ReadRefusal } from '../../domain/sending/refusal.ts';
import { blocklistIn } from './blocklist-in-reply.ts';
import { ipIn } from './ip-in-reply.ts';
import { foldReply } from './smtp-reply.ts';

/** Characters: as much as tells one refusal from another. */
const MAX_WORDS = 240;
const MAX_SAMPLE = 400;
/** Characters: a reply has a few lines. */
const MAX_READ = 2_000;

/** `email`: the recipient's address, which the result does not hold. */
export function readRefusal(text: string, email: string): ReadRefusal {
  const read = text.slice(0, MAX_READ);
  return {
    list: blocklistIn(read)?.id ?? null,
    ip: ipIn(read),
    words: constantWords(withoutRecipient(read, email, '@')),
    sample: withoutAddresses(withoutRecipient(read, email, '[recipient]'))
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, MAX_SAMPLE),
  };
}

const SEPARATORS = /[\s<>()[\]{}"',;=|*/\\]+/;
const LINK = /https?:\/\/([a-z0-9.-]{1,253})[^\s<>"']{0,500}/g;
const DATE = /\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) #/g;
const RUN_OF_NUMBERS = /#(?: [#:]){1,200}/g;

/** Lower case, without queue ids, times, addresses, numbers and the paths of links. */
function constantWords(text: string): string {
  const words = foldReply(text)
    .replace(LINK, '$1')
    .split(SEPARATORS)
    .map(constantWord)
    .filter((word) => word !== '')
    .join(' ');
  return words
    .replace(DATE, '#')
    .replace(DATE, '#')
    .replace(RUN_OF_NUMBERS, '#')
    .slice(0, MAX_WORDS);
}

/** Reply codes, enhanced statuses and the short codes of providers (`TSS04`, `S3140`, `SC-001`). */
const TELLING =
  /^(?:[245]\d\d|[245]\.\d{1,3}\.\d{1,3}|[245]\d\d-[245]\.\d{1,3}\.\d{1,3}|[a-z]{1,4}-?\d{1,5})$/;

function constantWord(token: string): string {
  const word = token.replace(/^[.:!?-]+/, '').replace(/[.:!?-]{1,4}$/, '');
  return /\d/.test(word) && !TELLING.test(word) ? '#' : word;
}

/** Addresses, also as they stand in links (`bob%40example.test`). */
const ADDRESS = /[^\s<>"'(),;:=&?/]{1,128}(?:@|%40)[^\s<>"'(),;:&/]{1,255}/gi;

function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, '[address]');
}

/** Many servers name the recipient by the local part: `550 bob: no such user`. */
function withoutRecipient(text: string, email: string, by: string): string {
  const address = email.toLowerCase();
  const local = address.slice(0, address.lastIndexOf('@'));
  const without = replaceWord(text, address, by);
  return local === '' ? without : replaceWord(without, local, by);
}

/** Replaces `word` (lower case) wherever it stands alone, in any case. */
function replaceWord(text: string, word: string, by: string): string {
  const lower = text.toLowerCase();
  // A few letters change their length in lower case; such a text is not cut at wrong places.
  if (lower.length !== text.length) return replaceWord(lower, word, by);
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    const alone = !isPart(lower[at - 1]) && !isPart(lower[at + word.length]);
    if (!alone) continue;
    result += text.slice(from, at) + by;
    from = at + word.length;
  }
  return result + text.slice(from);
}

function isPart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_+@-]/u.test(character);
}
