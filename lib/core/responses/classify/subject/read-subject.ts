/**
 * Decides which words of a subject its sender, or the sender's program, wrote: neither what it
 * answers, nor what we wrote ourselves.
 */
import {
  FORWARD_PREFIXES,
  GATEWAY_MARKS,
  REPLY_PREFIXES,
} from '../../../../../data/classify/subject-prefixes.ts';
import { foldText } from '../../../text/phrase-matcher.ts';
import { findOwnSubject, OURS } from './own-subject.ts';

export type Subject = {
  /** Folded, our own subjects cut out. */
  whole: string;
  /**
   * What stands first, marks of gateways and "Fwd:" taken away; `''` where "Re:" or our own subject
   * comes first.
   */
  leading: string;
  /** What stands behind the first "Re:"; `''` without one. */
  answered: string;
  /** What was written behind our own subject. */
  trailing: string;
  /** What stands in brackets before the rest: marks of gateways, lists and responders. */
  marks: readonly string[];
  /** It begins with "Re:", in any language. */
  isReply: boolean;
  /** It begins with "Fwd:", in any language, before any "Re:". */
  isForward: boolean;
  /** A subject of ours is in it. */
  holdsOurs: boolean;
};

/** More layers than any thread has: "Re: [EXT] AW: Fwd: ...". */
const MAX_LAYERS = 12;

type Prefix = 'reply' | 'forward' | 'gateway';
const PREFIXES: ReadonlyMap<string, Prefix> = new Map<string, Prefix>([
  ...GATEWAY_MARKS.map((mark) => [mark, 'gateway'] as const),
  ...FORWARD_PREFIXES.map((prefix) => [prefix, 'forward'] as const),
  ...REPLY_PREFIXES.map((prefix) => [prefix, 'reply'] as const),
]);
/** Characters before the colon of the longest of them, with a counter. */
const LONGEST = Math.max(...[...PREFIXES.keys()].map(({ length }) => length)) + 8;
/** With counters as some programs write them: "re[2]", "re (3)", "re^2", "re2". */
const COUNTER = / ?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3}|\d{1,2})$/;
/** What a bracketed mark begins with. */
const OPENING = '[{<*(';
const BRACKETED = new RegExp(
  [
    '^(?:\\[([^[\\]]{0,60})\\]',
    '\\{([^{}]{0,40})\\}',
    '<([^<>]{0,40})>',
    '\\*{2,}([^*]{0,40})\\*{2,}',
    '\\(((?:external|extern|ext|spam)[^()]{0,30})\\)) ?',
  ].join('|'),
);

/** `own`: the subjects that we sent to this person; empty where they are not known. */
export function readSubject(subject: string, own: readonly string[]): Subject {
  const folded = foldText(subject.replaceAll(OURS, ' '));
  const marked = findOwnSubject(folded, own);
  const at = marked.indexOf(OURS);
  const begin = readBegin(at < 0 ? marked : marked.slice(0, at));
  return {
    whole: marked.replace(OURS, ' ').replace(/ {2,}/g, ' ').trim(),
    leading: begin.isReply ? '' : withoutInner(begin.rest),
    answered: begin.isReply ? begin.rest : '',
    trailing: at < 0 ? '' : bareEnd(marked.slice(at + OURS.length)),
    marks: begin.marks,
    isReply: begin.isReply,
    isForward: begin.isForward,
    holdsOurs: at >= 0,
  };
}

type Begin = { rest: string; marks: string[]; isReply: boolean; isForward: boolean };

function readBegin(text: string): Begin {
  const begin: Begin = { rest: text, marks: [], isReply: false, isForward: false };
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const { rest } = begin;
    const bracket = OPENING.includes(rest.charAt(0)) ? BRACKETED.exec(rest) : null;
    if (bracket !== null) {
      const words = bracket.slice(1).find((each) => each !== undefined) ?? '';
      const wrapped = prefixOf(words);
      begin.rest = rest.slice(bracket[0].length);
      // Thunderbird of old: "[Fwd: Your warehouse]".
      if (wrapped?.prefix === 'forward') {
        begin.isForward = true;
        begin.rest = words.slice(wrapped.end) + begin.rest;
      } else {
        begin.marks.push(words);
      }
      continue;
    }
    const found = prefixOf(rest);
    if (found === null) return begin;
    begin.rest = rest.slice(found.end);
    begin.isForward ||= found.prefix === 'forward';
    begin.isReply = found.prefix === 'reply';
    if (begin.isReply) return begin;
  }
  return begin;
}

/** The prefix that a text begins with, and where what follows it begins. */
function prefixOf(text: string): { prefix: Prefix; end: number } | null {
  const colon = colonIn(text, 0);
  if (colon < 1 || colon > LONGEST) return null;
  const name = text.slice(0, colon).trimEnd();
  const prefix = PREFIXES.get(name) ?? PREFIXES.get(name.replace(COUNTER, ''));
  if (prefix === undefined) return null;
  return { prefix, end: colon + (text.charAt(colon + 1) === ' ' ? 2 : 1) };
}

function colonIn(text: string, from: number): number {
  const [narrow, wide] = [text.indexOf(':', from), text.indexOf('：', from)];
  return narrow < 0 || wide < 0 ? Math.max(narrow, wide) : Math.min(narrow, wide);
}

/** "out of office re: your warehouse": what is answered is no word of the responder. */
function withoutInner(text: string): string {
  const inner = innerPrefix(text);
  const leading = (inner < 0 ? text : text.slice(0, inner)).trim();
  return /[\p{L}\p{N}]/u.test(leading) ? leading : '';
}

/** Where the word before a colon is a prefix; -1 for nowhere. */
function innerPrefix(text: string): number {
  for (let colon = colonIn(text, 0); colon > 0; colon = colonIn(text, colon + 1)) {
    const before = text.slice(Math.max(0, colon - LONGEST), colon).trimEnd();
    const name = before.split(/[ :|[(-]/).at(-1) ?? '';
    const prefix = PREFIXES.get(name);
    const isInner = name.length > 1 && name.length < before.length;
    if (isInner && prefix !== undefined && prefix !== 'gateway')
      return text.lastIndexOf(name, colon);
  }
  return -1;
}

/** "Your warehouse [#17] - absence": numbers of tickets and dashes stand between. */
function bareEnd(text: string): string {
  return text.replace(/^(?:[^\p{L}\p{N}[]|\[[^[\]]{0,60}\]){1,80}/u, '').trim();
}
