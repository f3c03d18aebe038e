/**
 * Decides which words of a subject its sender, or the sender's program, wrote: neither what it
 * answers, nor what we wrote ourselves.
 */
import {
  FORWARD_PREFIXES,
  GATEWAY_MARKS,
  REPLY_PREFIXES,
} from '../../../data/classify/subject-prefixes.ts';
import { foldText } from '../phrases.ts';
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

const REPLY = prefixPattern(REPLY_PREFIXES);
const FORWARD = prefixPattern(FORWARD_PREFIXES);
const GATEWAY = prefixPattern(GATEWAY_MARKS);
const INNER_PREFIXES = [...REPLY_PREFIXES, ...FORWARD_PREFIXES].filter(({ length }) => length > 1);
const INNER = new RegExp(`(?<=[ :|[(-])(?:${alternatives(INNER_PREFIXES)}) ?[:：]`, 'u');
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
    const bracket = BRACKETED.exec(rest);
    const words = bracket?.slice(1).find((each) => each !== undefined);
    // Thunderbird of old: "[Fwd: Your warehouse]".
    const wrapped = words === undefined ? null : FORWARD.exec(words);
    const gateway = GATEWAY.exec(rest);
    if (bracket && wrapped) {
      begin.isForward = true;
      begin.rest = words!.slice(wrapped[0].length) + rest.slice(bracket[0].length);
    } else if (bracket) {
      begin.marks.push(words ?? '');
      begin.rest = rest.slice(bracket[0].length);
    } else if (gateway) {
      begin.rest = rest.slice(gateway[0].length);
    } else if (REPLY.test(rest)) {
      begin.isReply = true;
      begin.rest = rest.replace(REPLY, '');
      return begin;
    } else {
      const forward = FORWARD.exec(rest);
      if (forward === null) return begin;
      begin.isForward = true;
      begin.rest = rest.slice(forward[0].length);
    }
  }
  return begin;
}

/** "out of office re: your warehouse": what is answered is no word of the responder. */
function withoutInner(text: string): string {
  const inner = INNER.exec(text);
  const leading = (inner === null ? text : text.slice(0, inner.index)).trim();
  return /[\p{L}\p{N}]/u.test(leading) ? leading : '';
}

/** "Your warehouse [#17] - absence": numbers of tickets and dashes stand between. */
function bareEnd(text: string): string {
  return text.replace(/^(?:[^\p{L}\p{N}[]|\[[^[\]]{0,60}\]){1,80}/u, '').trim();
}

/** With counters as some programs write them: "re[2]:", "re (3):", "re^2:", "re2:". */
function prefixPattern(prefixes: readonly string[]): RegExp {
  const counter = ' ?(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|\\^\\d{1,3}|\\d{1,2})';
  return new RegExp(`^(?:${alternatives(prefixes)})(?:${counter})? ?[:：] ?`, 'u');
}

function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.?]/g, '\\$&'))
    .join('|');
}
