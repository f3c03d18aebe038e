/**
 * Decides what a server's refusal means and which side causes it, for bounces and for replies at
 * SMTP time.
 */
import type { BounceRule } from '../../../data/classify/bounces/bounce-rule.ts';
import { PLAIN_RULES, VAGUE_RULES } from '../../../data/classify/bounces/bounce-rules.ts';
import {
  CODE_MEANINGS,
  STATUS_MEANINGS,
  type StatusMeaning,
} from '../../../data/classify/bounces/status-rules.ts';
import type { BounceClass, BounceReason } from '../../domain/responses/response.ts';
import {
  foldText,
  includesAny,
  phrases,
  type Folded,
  type Phrases,
} from '../text/phrase-matcher.ts';

export type SmtpReply = {
  /** SMTP reply code, null when unknown. */
  code: number | null;
  /** RFC 3463 status, null or `''` when unknown. */
  enhanced: string | null;
  text: string;
  /** True when the refusal came after the message's content (in reply to the final dot). */
  afterData?: boolean;
};

/**
 * `certain`: a plain phrase decided. Otherwise a status, a vague phrase or a reply code did, and
 * another text may tell more.
 */
export type ReplyVerdict = {
  class: BounceClass;
  reason: BounceReason;
  rule: string;
  certain: boolean;
};

/** A reply has a few lines; a transcript some more. */
const MAX_REPLY = 4_096;

type PreparedRule = {
  rule: BounceRule;
  any: Phrases;
  all: readonly (readonly Phrases[])[];
  each: readonly Phrases[];
  unless: Phrases;
};
const PLAIN = PLAIN_RULES.map(prepareRule);
const VAGUE = VAGUE_RULES.map(prepareRule);

/**
 * The meaning of a refusal. Words come before numbers, because 5xx is not always "hard": 552 5.2.2
 * clears, 5.7.x is about us. Without a match the reason is `unknown` and the class `soft`, so that
 * no address is marked invalid in doubt.
 */
export function classifyReply(reply: SmtpReply): ReplyVerdict {
  const folded = { text: foldReply(reply.text) };
  const temporary = isTemporary(reply);
  const plain = firstRule(PLAIN, folded);
  if (plain !== null) return byRule(plain, { temporary, certain: true, reply });
  const status = reply.enhanced === null ? undefined : STATUS_MEANINGS[reply.enhanced.slice(2)];
  if (status !== undefined) return byMeaning(status, temporary, `status.${reply.enhanced}`);
  const vague = firstRule(VAGUE, folded);
  if (vague !== null) return byRule(vague, { temporary, certain: false, reply });
  const code = reply.code === null ? undefined : CODE_MEANINGS[reply.code];
  if (code !== undefined) return byMeaning(code, temporary, `code.${reply.code}`);
  return { class: 'soft', reason: 'unknown', rule: 'none', certain: false };
}

/**
 * Folds a reply and removes what misleads rules about substrings: addresses (`spam@...`), names of
 * the replying host, and the codes that multi-line replies repeat within sentences.
 */
export function foldReply(text: string): string {
  const folded = foldText(text, MAX_REPLY);
  return (
    folded.includes('@')
      ? folded.replace(/[^\s<>"'(),;:=]{1,128}@[^\s<>"'(),;:]{1,255}/g, '@')
      : folded
  )
    .replace(/\bhost [\w.-]{1,255} ?\[[^\]]{1,64}\](?::\d{1,5})?/g, 'host')
    .replace(/ [45]\d\d-(?:[45]\.\d{1,3}\.\d{1,3} )?/g, ' ');
}

type RuleMatch = { temporary: boolean; certain: boolean; reply: SmtpReply };

function byRule(rule: BounceRule, match: RuleMatch): ReplyVerdict {
  // A server that knows its users refuses them at RCPT. After the content and without 5.1.1,
  // filters (EZweb, gateways) also refuse with "unknown user".
  if (
    rule.id === 'user-unknown' &&
    match.reply.afterData === true &&
    !/^5\.1\./.test(match.reply.enhanced ?? '')
  ) {
    return { class: 'soft', reason: 'filtered', rule: 'after-data', certain: match.certain };
  }
  const bounceClass =
    match.temporary && rule.whenTemporary !== undefined ? rule.whenTemporary : rule.class;
  return { class: bounceClass, reason: rule.reason, rule: rule.id, certain: match.certain };
}

function byMeaning(meaning: StatusMeaning, temporary: boolean, rule: string): ReplyVerdict {
  return {
    class: temporary && meaning.temporary !== undefined ? meaning.temporary : meaning.class,
    reason: meaning.reason,
    rule,
    certain: false,
  };
}

function prepareRule(rule: BounceRule): PreparedRule {
  const { any, all = [], each = [], unless = [] } = rule;
  return {
    rule,
    any: phrases(any),
    all: all.map((list) => list.map((phrase) => phrases([phrase]))),
    each: each.map((words) => phrases(words)),
    unless: phrases(unless),
  };
}

function firstRule(rules: readonly PreparedRule[], folded: Folded): BounceRule | null {
  if (folded.text === '') return null;
  return rules.find((each) => matches(each, folded))?.rule ?? null;
}

function matches({ any, all, each, unless }: PreparedRule, folded: Folded): boolean {
  const holds =
    includesAny(folded, any) ||
    all.some((list) => list.every((phrase) => includesAny(folded, phrase))) ||
    (each.length > 0 && each.every((words) => includesAny(folded, words)));
  return holds && !includesAny(folded, unless);
}

function isTemporary(reply: SmtpReply): boolean {
  if (reply.code !== null) return reply.code < 500;
  return reply.enhanced?.startsWith('4.') === true;
}
