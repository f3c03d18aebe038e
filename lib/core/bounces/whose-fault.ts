/**
 * Decides whether words that would mark an address invalid speak of the recipient. "Does not exist"
 * may be said of our domain, our return address or the name of our host as well.
 */
import {
  LOGIN_WORDS,
  OUR_HOST_WORDS,
  OUR_WORDS,
  STATUS_OF_RECIPIENT,
  THEIR_WORDS,
} from '../../../data/classify/bounces/party-words.ts';
import { STATUS_MEANINGS } from '../../../data/classify/bounces/status-rules.ts';
import type { RefusalPhase } from '../../domain/responses/refusal-phase.ts';
import type { BounceReason } from '../../domain/responses/response.ts';
import { borderOf, isAlone, withoutMarks } from '../text/word-borders.ts';
import { isBeforeRecipient } from './refusal-phase.ts';

/** Addresses in lower case. `ours`: what we send with; `theirs`: the recipient's. */
export type Parties = { ours: readonly string[]; theirs: readonly string[] };

/**
 * `reason`: what the words or the status say of the address. `phrase`: the words that decided, null
 * when a status or a code did. `text`: the folded reply.
 */
export type HardClaim = {
  reason: BounceReason;
  phrase: string | null;
  text: string;
  status: string | null;
  phase: RefusalPhase;
};

/** Stand for an address in the text, as `@` does: whose it is. */
export const OUR_MARK = '\ue001';
export const THEIR_MARK = '\ue002';

/**
 * The reason why the claim does not stand: one that blames us, or `filtered` when nothing is
 * certain. Null when the recipient is meant, or nothing tells otherwise.
 */
export function ourFault(claim: HardClaim, parties: Parties): BounceReason | null {
  const { phase, status, text } = claim;
  const host = OUR_HOST.some((word) => word.indexIn(text, 0) >= 0);
  if (isBeforeRecipient(phase)) return phase === 'mail' && !host ? 'sender_refused' : ofHost(text);
  const isTheirs =
    claim.phrase !== null && THEIRS.some((w) => w.indexIn(claim.phrase ?? '', 0) >= 0);
  const subject = subjectOf(claim, isTheirs, parties);
  if (subject === 'login') return 'account_refused';
  const byWords = subject === 'us' ? 'sender_refused' : null;
  const isAccount = claim.reason === 'mailbox_disabled' && !namesRecipient(text);
  const isAboutThem = subject === 'them' && !isAccount && isBeforeText(phase);
  const byStatus = ofStatus(status, text, isAboutThem);
  if (host && !isTheirs) return ofHost(text);
  if (byStatus !== 'policy') return byStatus ?? byWords;
  return byWords ?? (isAccount ? 'account_refused' : 'policy');
}

/**
 * RFC 3463: x.1.7 and x.1.8 are the sender's address; x.7.n is security and policy. Some servers
 * write x.7.0 or x.7.1 into every refusal: if the sentence names the recipient, it is in doubt.
 */
function ofStatus(status: string | null, text: string, isAboutThem: boolean): BounceReason | null {
  const detail = status === null ? '' : status.slice(2);
  if (!/^(?:1\.[78]|7\.\d{1,3})$/.test(detail)) return null;
  if (isAboutThem && (detail === '7.0' || detail === '7.1')) return 'filtered';
  if (STATUS_OF_RECIPIENT[detail]?.some((words) => text.includes(words))) return null;
  const meaning = STATUS_MEANINGS[detail];
  // RFC 7293: 7.17 and 7.18 say that the mailbox has changed hands.
  if (meaning?.class === 'hard') return null;
  return meaning?.reason ?? 'policy';
}

function isBeforeText(phase: RefusalPhase): boolean {
  return phase !== 'data' && phase !== 'final';
}

/** A disabled account that is not the recipient's is the one that sends. */
function namesRecipient(text: string): boolean {
  return text.includes(THEIR_MARK) || text.includes('recipient');
}

function ofHost(text: string): BounceReason {
  return NO_NAME.some((word) => word.indexIn(text, 0) >= 0) ? 'no_reverse_dns' : 'blocked';
}

type Subject = 'us' | 'them' | 'login' | 'unnamed';

/** The subject nearest before the words; if none stands before them, their own or the first after. */
function subjectOf({ phrase, text }: HardClaim, isTheirs: boolean, parties: Parties): Subject {
  const { sentence, at, end } = sentenceOf(text, phrase);
  const beside = `${sentence.slice(0, at)} ${sentence.slice(end)}`;
  if (!text.includes(THEIR_MARK) && LOGIN.some((word) => word.indexIn(beside, 0) >= 0))
    return 'login';
  const ours = placesOf(sentence, OURS, OUR_MARK, domainsOf(parties.ours, parties.theirs));
  const theirs = placesOf(sentence, THEIRS, THEIR_MARK, domainsOf(parties.theirs, []));
  // A status names nobody: the whole reply does.
  if (phrase === null && theirs.length > 0) return 'them';
  const ourLast = Math.max(-1, ...ours.filter(({ from }) => from < at).map(({ to }) => to));
  const theirLast = Math.max(-1, ...theirs.filter(({ from }) => from < at).map(({ to }) => to));
  if (ourLast >= 0 || theirLast >= 0) return ourLast >= theirLast ? 'us' : 'them';
  if (isTheirs) return 'them';
  const ourNext = Math.min(Infinity, ...ours.map(({ from }) => from));
  const theirNext = Math.min(
    Infinity,
    ...theirs.filter(({ from }) => from >= end).map(({ from }) => from),
  );
  if (ourNext === theirNext) return 'unnamed';
  return ourNext < theirNext ? 'us' : 'them';
}

/** A full stop, a semicolon or a line of its own ends a sentence; a colon joins subject and fault. */
const END = /[.;!?]\s|\s[|–—-]\s|[。；！？]/g;

function sentenceOf(
  text: string,
  phrase: string | null,
): { sentence: string; at: number; end: number } {
  const found = phrase === null ? -1 : text.indexOf(phrase);
  if (phrase === null || found < 0) return { sentence: text, at: text.length, end: text.length };
  let from = 0;
  for (const { index, 0: sign } of text.matchAll(END)) {
    if (index + sign.length <= found) from = index + sign.length;
    else if (index >= found + phrase.length) return cut(index);
  }
  return cut(text.length);

  function cut(to: number): { sentence: string; at: number; end: number } {
    const at = found - from;
    return { sentence: text.slice(from, to), at, end: at + (phrase ?? '').length };
  }
}

type Word = { text: string; indexIn(text: string, from: number): number };

const OURS = OUR_WORDS.map(wordOf);
const OUR_HOST = OUR_HOST_WORDS.map(wordOf);
const THEIRS = THEIR_WORDS.map(wordOf);
const LOGIN = LOGIN_WORDS.map(wordOf);
const NO_NAME = ['ptr', 'rdns', 'reverse'].map(wordOf);

function wordOf(written: string): Word {
  const word = withoutMarks(written);
  const border = borderOf(written, 'whole');
  return {
    text: word,
    indexIn: (text, from) => {
      let at = text.indexOf(word, from);
      while (at >= 0 && !isAlone(text, at, at + word.length, border))
        at = text.indexOf(word, at + 1);
      return at;
    },
  };
}

/** By their ends, "sender's account" outweighs the "account" in it. */
type Place = { from: number; to: number };

function placesOf(
  sentence: string,
  words: readonly Word[],
  mark: string,
  domains: readonly string[],
): Place[] {
  const places: Place[] = [];
  for (const { text, indexIn } of words)
    for (let at = indexIn(sentence, 0); at >= 0; at = indexIn(sentence, at + text.length))
      places.push({ from: at, to: at + text.length });
  for (const name of [mark, ...domains])
    for (let at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1))
      if (name === mark || isName(sentence, at, at + name.length))
        places.push({ from: at, to: at + name.length });
  return places;
}

/** The domain itself: servers begin their replies with the names of their own hosts. */
function isName(text: string, from: number, to: number): boolean {
  return (
    !/[\w.-]/.test(text[from - 1] ?? ' ') && !/^(?:[\w-]|\.[\w-])/.test(text.slice(to, to + 2))
  );
}

/** Without the domains of the other side: one that both use tells nothing. */
function domainsOf(addresses: readonly string[], without: readonly string[]): string[] {
  const others = new Set(without.map(domainOf));
  return [...new Set(addresses.map(domainOf))].filter((name) => name !== '' && !others.has(name));
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
