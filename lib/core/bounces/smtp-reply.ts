/**
 * Decides what a server's refusal means and which side causes it, for bounces and for replies at
 * SMTP time.
 */
import type { BounceRule } from '../../../data/classify/bounces/bounce-rule.ts';
import { PLAIN_RULES, VAGUE_RULES } from '../../../data/classify/bounces/bounce-rules.ts';
import {
  CODE_MEANINGS,
  STATUS_MEANINGS,
  SUBJECT_MEANINGS,
  type StatusMeaning,
} from '../../../data/classify/bounces/status-rules.ts';
import type { RefusalPhase } from '../../domain/responses/refusal-phase.ts';
import type { BounceClass, BounceReason } from '../../domain/responses/response.ts';
import {
  findIncluded,
  foldText,
  includesAny,
  phrases,
  type Folded,
  type Phrases,
} from '../text/phrase-matcher.ts';
import { isBeforeRecipient } from './refusal-phase.ts';
import { codeMeaning, statusRow, type ServiceMeaning } from './service-code.ts';
import { OUR_MARK, THEIR_MARK, domainOf, ourFault, type Parties } from './whose-fault.ts';
import { standNear } from './words-near.ts';

export type SmtpReply = {
  /** SMTP reply code, null when unknown. */
  code: number | null;
  /** RFC 3463 status, null or `''` when unknown. */
  enhanced: string | null;
  text: string;
  /** When the server said it. */
  phase?: RefusalPhase;
  /** Whose addresses the text may name. */
  parties?: Parties;
};

const NO_PARTIES: Parties = { ours: [], theirs: [] };

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
  const service = serviceMeaning(folded, reply);
  if (service !== null) {
    const { verdict } = byMeaning(service.row, isTemporary(reply), service.rule);
    return { ...verdict, certain: true };
  }
  const { verdict, phrase } = judge(reply, folded);
  if (verdict.class !== 'hard') return verdict;
  const { parties = NO_PARTIES, phase = 'unknown', enhanced: status } = reply;
  const text = foldReply(reply.text, markOf(parties));
  const reason = ourFault({ reason: verdict.reason, phrase, text, status, phase }, parties);
  if (reason === null) return verdict;
  if (reason === 'filtered')
    return { class: 'soft', reason, rule: `in-doubt.${verdict.rule}`, certain: true };
  return { class: 'block', reason, rule: `about-us.${verdict.rule}`, certain: true };
}

/** `phrase`: the words that decided; null when a status or a code did. */
type Judged = { verdict: ReplyVerdict; phrase: string | null };

function judge(reply: SmtpReply, folded: Folded): Judged {
  const temporary = isTemporary(reply);
  const plain = firstRule(PLAIN, folded);
  if (plain !== null) return byRule(plain, { temporary, certain: true, reply, folded });
  const status = statusMeaning(reply.enhanced, folded);
  if (status !== undefined) return byMeaning(status, temporary, `status.${reply.enhanced}`);
  const vague = firstRule(VAGUE, folded);
  if (vague !== null) return byRule(vague, { temporary, certain: false, reply, folded });
  const subject = SUBJECT_MEANINGS[reply.enhanced?.charAt(2) ?? ''];
  if (subject !== undefined && !reply.enhanced?.endsWith('.0')) {
    return byMeaning(subject, temporary, `status.${reply.enhanced}`);
  }
  const code = reply.code === null ? undefined : CODE_MEANINGS[reply.code];
  if (code !== undefined) return byMeaning(code, temporary, `code.${reply.code}`);
  return { verdict: withoutWords(reply, temporary), phrase: null };
}

/**
 * Before RCPT a refusal in unknown words is about the host or the sender. Codes below 520 are about
 * commands.
 */
function withoutWords({ code, phase = 'unknown' }: SmtpReply, temporary: boolean): ReplyVerdict {
  if (temporary || code === null || code < 520 || !isBeforeRecipient(phase))
    return { class: 'soft', reason: 'unknown', rule: 'none', certain: false };
  const reason = phase === 'mail' ? 'sender_refused' : 'blocked';
  return { class: 'block', reason, rule: 'before-recipient', certain: false };
}

/** A domain ends before `...`, which sendmail writes after an address. */
const ADDRESS =
  /[^\s<>"'(),;:=]{1,128}@(?:\[[^\]\s]{1,64}\]|[\p{L}\p{N}_*-]{0,63}(?:\.[\p{L}\p{N}_*-]{1,63}){0,10})/gu;

/**
 * Folds a reply and removes what misleads rules about words: addresses (`spam@...`), names of the
 * replying host, and the codes that multi-line replies repeat within sentences. `mark`: the one
 * character that stands for an address.
 */
export function foldReply(text: string, mark: (address: string) => string = () => '@'): string {
  // An empty line ends a sentence.
  const joined = text.includes('\n') ? text.replace(/\n[ \t\r]*\n\s*/g, ' | ') : text;
  const folded = foldText(joined, MAX_REPLY);
  return (folded.includes('@') ? folded.replace(ADDRESS, mark) : folded)
    .replace(/\bhost [\w.-]{1,255} ?\[[^\]]{1,64}\](?::\d{1,5})?/g, 'host')
    .replace(/ [45]\d\d-(?:[45]\.\d{1,3}\.\d{1,3} )?/g, ' ');
}

/** What a service says by a code of its own, which its words may not overrule. */
function serviceMeaning(folded: Folded, { enhanced }: SmtpReply): ServiceMeaning | null {
  const row = enhanced === null ? null : statusRow(enhanced, folded);
  if (row?.beforeWords === true) return { row, rule: `status.${enhanced}` };
  return codeMeaning(folded);
}

/**
 * The registry first, then the services. A security status that neither names (x.7.n) is about us
 * all the same, whatever vague words stand beside it.
 */
function statusMeaning(enhanced: string | null, folded: Folded): StatusMeaning | undefined {
  if (enhanced === null) return undefined;
  const named = STATUS_MEANINGS[enhanced.slice(2)] ?? statusRow(enhanced, folded);
  return named ?? (enhanced.startsWith('.7.', 1) ? SUBJECT_MEANINGS['7'] : undefined);
}

/** Any address of a domain that only we use is ours: servers ask for our `postmaster`, too. */
function markOf({ ours, theirs }: Parties): (address: string) => string {
  const domains = new Set(ours.map(domainOf));
  for (const address of theirs) domains.delete(domainOf(address));
  return (address) => {
    if (theirs.includes(address)) return THEIR_MARK;
    return ours.includes(address) || domains.has(domainOf(address)) ? OUR_MARK : '@';
  };
}

type RuleMatch = { temporary: boolean; certain: boolean; reply: SmtpReply; folded: Folded };

function byRule({ rule, any, each }: PreparedRule, match: RuleMatch): Judged {
  // Of two groups the second says what is wrong.
  const phrase = findIncluded(match.folded, any) ?? findIncluded(match.folded, each.at(-1) ?? any);
  // A server that knows its users refuses them at RCPT. After the content and without 5.1.1,
  // filters (EZweb, gateways) also refuse with "unknown user", or for the hosts of its links.
  if (
    (rule.id.startsWith('user-unknown') || rule.reason === 'host_unknown') &&
    (match.reply.phase === 'data' || match.reply.phase === 'final') &&
    !/^5\.1\./.test(match.reply.enhanced ?? '')
  ) {
    const { certain } = match;
    const verdict = { class: 'soft', reason: 'filtered', rule: 'after-data', certain } as const;
    return { verdict, phrase };
  }
  const bounceClass =
    match.temporary && rule.whenTemporary !== undefined ? rule.whenTemporary : rule.class;
  const verdict = { reason: rule.reason, rule: rule.id, certain: match.certain };
  return { verdict: { class: bounceClass, ...verdict }, phrase };
}

function byMeaning(meaning: StatusMeaning, temporary: boolean, rule: string): Judged {
  const verdict = {
    class: temporary && meaning.temporary !== undefined ? meaning.temporary : meaning.class,
    reason: meaning.reason,
    rule,
    certain: false,
  };
  return { verdict, phrase: null };
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

function firstRule(rules: readonly PreparedRule[], folded: Folded): PreparedRule | null {
  if (folded.text === '') return null;
  return rules.find((each) => matches(each, folded)) ?? null;
}

function matches({ rule, any, all, each, unless }: PreparedRule, folded: Folded): boolean {
  const { near, pattern } = rule;
  const holds =
    includesAny(folded, any) ||
    all.some((list) => list.every((phrase) => includesAny(folded, phrase))) ||
    (each.length > 0 &&
      each.every((words) => includesAny(folded, words)) &&
      (near === undefined || standNear(folded, each, near)) &&
      pattern?.test(folded.text) !== false);
  return holds && !includesAny(folded, unless);
}

function isTemporary(reply: SmtpReply): boolean {
  if (reply.code !== null) return reply.code < 500;
  return reply.enhanced?.startsWith('4.') === true;
}
