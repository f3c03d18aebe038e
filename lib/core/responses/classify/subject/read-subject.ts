/**
 * Separates the words of a subject that its sender, or the sender's program, wrote from the
 * answered subject and from ours.
 */
import { AUTO_SUBJECTS } from '../../../../../data/classify/auto-replies/auto-subjects.ts';
import {
  FORWARD_PREFIXES,
  GATEWAY_MARKS,
  REPLY_PREFIXES,
} from '../../../../../data/classify/subject-prefixes.ts';
import { foldText } from '../../../text/phrase-matcher.ts';
import { findOwnSubject, OURS } from './own-subject.ts';

export type Subject = {
  /** Folded, without our own subjects. */
  whole: string;
  /**
   * The first words, without gateway marks and "Fwd:"; `''` when "Re:" or our own subject comes
   * first.
   */
  leading: string;
  /** The words after the first "Re:"; `''` without one. */
  answered: string;
  /** The words after our own subject. */
  trailing: string;
  /** Words in brackets before the rest: marks of gateways, lists and automatic replies. */
  marks: readonly string[];
  /** It begins with "Re:", in any language. */
  isReply: boolean;
  /** It begins with "Fwd:", in any language, before any "Re:". */
  isForward: boolean;
  /** It contains a subject of ours. */
  hasOwnSubject: boolean;
};

/** More layers than any thread has: "Re: [EXT] AW: Fwd: ...". */
const MAX_LAYERS = 12;

type Prefix = 'reply' | 'forward' | 'gateway';
const PREFIXES: ReadonlyMap<string, Prefix> = new Map<string, Prefix>([
  ...GATEWAY_MARKS.map((mark) => [mark, 'gateway'] as const),
  ...FORWARD_PREFIXES.map((prefix) => [prefix, 'forward'] as const),
  ...REPLY_PREFIXES.map((prefix) => [prefix, 'reply'] as const),
]);
/** The longest prefix before its colon, with a counter. */
const LONGEST = Math.max(...[...PREFIXES.keys()].map(({ length }) => length)) + 8;
/** Counters of some programs: "re[2]", "re (3)", "re^2", "re2". */
const COUNTER = / ?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3}|\d{1,2})$/;
/** The first character of a bracketed mark. */
const OPENING = '[{<*(【「［《';
const BRACKETED = new RegExp(
  [
    '^(?:\\[([^[\\]]{0,60})\\]',
    '\\{([^{}]{0,40})\\}',
    '<([^<>]{0,40})>',
    '\\*{2,}([^*]{0,40})\\*{2,}',
    '[【「［《]([^【】「」［］《》]{0,60})[】」］》]',
    '\\(((?:external|extern|ext|spam|ticket|case|request|anfrage|vorgang|#)[^()]{0,30})\\)) ?',
  ].join('|'),
);

/** `own`: the subjects that we sent to this prospect; empty when unknown. */
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
    hasOwnSubject: at >= 0,
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
      // Old Thunderbird: "[Fwd: Your warehouse]".
      if (wrapped?.prefix === 'forward') {
        begin.isForward = true;
        begin.rest = words.slice(wrapped.end) + begin.rest;
      } else {
        begin.marks.push(words);
      }
      continue;
    }
    const prefix = prefixOf(rest);
    if (prefix === null) return begin;
    begin.rest = rest.slice(prefix.end);
    begin.isForward ||= prefix.prefix === 'forward';
    begin.isReply = prefix.prefix === 'reply';
    if (begin.isReply) return begin;
  }
  return begin;
}

/** The prefix with which a text begins, and its end; null without one. */
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

/** "out of office re: your warehouse": the answered subject is not the responder's. */
function withoutInner(text: string): string {
  const inner = innerPrefix(text);
  const leading = (inner < 0 ? text : text.slice(0, inner)).trim();
  return /[\p{L}\p{N}]/u.test(leading) ? leading : '';
}

/** The index of a word before a colon that is a prefix; -1 without one. */
function innerPrefix(text: string): number {
  for (let colon = colonIn(text, 0); colon > 0; colon = colonIn(text, colon + 1)) {
    const before = text.slice(Math.max(0, colon - LONGEST), colon).trimEnd();
    const name = before.split(/[ :|[(-]/).at(-1) ?? '';
    const prefix = PREFIXES.get(name);
    const isInner = name.length > 1 && name.length < before.length;
    if (isInner && prefix !== undefined && prefix !== 'gateway' && !endsInTitle(before))
      return text.lastIndexOf(name, colon);
  }
  return -1;
}

/** "Automatische Antwort: Ihr Lager": the last word of the title is a prefix too. */
function endsInTitle(text: string): boolean {
  return AUTO_SUBJECTS.some((title) => text.endsWith(title));
}

/** "Your warehouse [#17] - absence": removes ticket numbers and dashes. */
function bareEnd(text: string): string {
  return text.replace(/^(?:[^\p{L}\p{N}[]|\[[^[\]]{0,60}\]){1,80}/u, '').trim();
}
