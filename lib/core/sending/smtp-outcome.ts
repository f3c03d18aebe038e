/**
 * Decides by the verdict table what one SMTP attempt means: sent, retry, refused for good, our
 * problem, or in doubt.
 */
import { VERDICT_RULES } from '../../../data/smtp/verdict-rules.ts';
import type { RuledVerdict, VerdictRule } from '../../../data/smtp/verdict-rule.ts';
import type { Parties } from '../bounces/whose-fault.ts';
import type { RefusalPhase } from '../../domain/responses/refusal-phase.ts';
import { classifyReply, foldReply, type ReplyVerdict } from '../bounces/smtp-reply.ts';
import { includesAny, phrases, type Folded, type Phrases } from '../text/phrase-matcher.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.ts';
import type { AccountProblem, SmtpPhase, SmtpResult } from '../../domain/sending/message.ts';
import type { BounceReason } from '../../domain/responses/response.ts';
import type { BreakerFailure } from '../../domain/sending/hold.ts';

/** The earlier attempts of this message. */
export type Tries = { attempts: number; softBounces: number; blocks: number; firstTryAt: Instant };

/** The sender's and the recipient's address: a reply may be about either. */
export type Addresses = { from: string; to: string };

export type SmtpOutcome = (
  | { outcome: 'sent' }
  /**
   * Perhaps delivered: the connection broke after the text began. Never sent again automatically.
   */
  | { outcome: 'in_doubt' }
  /** The address cannot receive. */
  | { outcome: 'hard'; reason: BounceReason }
  /** The recipient's side may clear: retry after a day, three times. */
  | { outcome: 'soft'; reason: BounceReason; retryAt: Instant }
  | { outcome: 'soft_exhausted'; reason: BounceReason }
  /** A temporary refusal: retry after minutes, then exponentially later. */
  | { outcome: 'deferred'; reason: BounceReason; retryAt: Instant }
  /**
   * Our IP, content, authentication or reputation is refused: it counts against the mailbox, not
   * the prospect.
   */
  | { outcome: 'blocked'; reason: BounceReason; retryAt: Instant }
  /**
   * The text was refused as often as it may be offered: the sequence ends, without blame on the
   * prospect.
   */
  | { outcome: 'block_exhausted'; reason: BounceReason }
  /**
   * The address accepts nothing from outside: the sequence ends, without blame on prospect or
   * mailbox.
   */
  | { outcome: 'closed'; reason: BounceReason }
  /** We broke off before a byte of the body left. */
  | { outcome: 'returned' }
  /** The account or the way to it fails. The message was certainly not sent and keeps its place. */
  | { outcome: 'account'; problem: AccountProblem }
) & {
  /** The row of the verdict table that decided. */
  rule: string;
  failure: BreakerFailure | null;
  /** The deferral says nothing about how fast we send. */
  keepsPace?: true;
};

export const SOFT_RETRIES = 3;
export const SOFT_RETRY_AFTER = DAY;
const FIRST_RETRY = 5 * MINUTE;
const LONGEST_RETRY = 4 * HOUR;
/**
 * After this, a retry for the recipient's sake is given up; one for our own problem goes on once a
 * day.
 */
export const GIVE_UP_AFTER = 5 * DAY;
/** How often one text is offered to a server that refuses it. */
const CONTENT_TRIES = 3;
/** A block that is not about the text waits a day, then twice as long each time. */
const LONGEST_BLOCK = 8 * DAY;

export function decideOutcome(
  result: SmtpResult,
  tries: Tries,
  now: Instant,
  addresses: Addresses | null = null,
): SmtpOutcome {
  const { rule, reading } = findVerdict(result, addresses);
  return {
    ...follow(rule.then, { reason: rule.reason ?? reading?.reason ?? 'network_error', tries, now }),
    rule: rule.id,
    failure: rule.failure ?? null,
    ...(rule.keepsPace ? { keepsPace: true } : {}),
  };
}

/** The row that decides, and how the reply's words are classified (null without a reply). */
export function findVerdict(
  result: SmtpResult,
  addresses: Addresses | null = null,
  rules: readonly VerdictRule[] = VERDICT_RULES,
): { rule: VerdictRule; reading: ReplyVerdict | null } {
  const phase = phaseOf(result);
  const heard = result.accepted ? 'yes' : result.code === null ? 'nothing' : 'no';
  const text = { text: foldReply(result.response) };
  const reading =
    heard === 'no'
      ? classifyReply({
          code: result.code,
          enhanced: result.enhanced,
          text: result.response,
          phase: REFUSED_AT[phase],
          parties: partiesOf(addresses),
        })
      : null;
  const rule = rules.find(
    (row) => row.heard === heard && matches(row, { phase, result, text, reading, addresses }),
  );
  if (!rule) throw new TypeError('the verdict table ends without a row for everything else');
  return { rule, reading };
}

/** The dialogue's own commands: TLS and the login come before any sender or recipient is named. */
const REFUSED_AT: Readonly<Record<SmtpPhase, RefusalPhase>> = {
  connect: 'connect',
  starttls: 'helo',
  auth: 'helo',
  mail: 'mail',
  rcpt: 'rcpt',
  data: 'data',
  final: 'final',
  aborted: 'unknown',
};

function partiesOf(addresses: Addresses | null): Parties {
  if (addresses === null) return { ours: [], theirs: [] };
  return { ours: [addresses.from.toLowerCase()], theirs: [addresses.to.toLowerCase()] };
}

type Heard = {
  phase: SmtpPhase;
  result: SmtpResult;
  text: Folded;
  reading: ReplyVerdict | null;
  addresses: Addresses | null;
};

function matches(
  row: VerdictRule,
  { phase, result: { code, enhanced, response }, text, reading, addresses }: Heard,
): boolean {
  if (row.phases && !row.phases.includes(phase)) return false;
  if (row.codes && (code === null || code < row.codes[0] || code > row.codes[1])) return false;
  if (row.enhanced && !row.enhanced.some((each) => covers(each, enhanced))) return false;
  if (row.exceptEnhanced?.some((each) => covers(each, enhanced))) return false;
  if (row.text && !includesAny(text, prepared(row.text))) return false;
  if (row.unless && includesAny(text, prepared(row.unless))) return false;
  if (row.class && reading?.class !== row.class) return false;
  if (row.uncertain && reading?.certain !== false) return false;
  if (row.reasons && (reading === null || !row.reasons.includes(reading.reason))) return false;
  return row.names === undefined || namesAddress(row.names, response, addresses);
}

const PREPARED = new WeakMap<readonly string[], Phrases>();

/** The lists of a row are read at each refusal, and prepared at the first. */
function prepared(list: readonly string[]): Phrases {
  const made = PREPARED.get(list) ?? phrases(list, 'open');
  PREPARED.set(list, made);
  return made;
}

function namesAddress(
  names: 'us' | 'not-them',
  response: string,
  addresses: Addresses | null,
): boolean {
  if (addresses === null) return names === 'not-them';
  const { from, to } = { from: addresses.from.toLowerCase(), to: addresses.to.toLowerCase() };
  const text = response.toLowerCase();
  if (text.includes(to) || namesLogin(text, localPartOf(to))) return false;
  if (names === 'not-them') return true;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return (
    text.includes(from) ||
    namesLogin(text, localPartOf(from)) ||
    (!to.endsWith(`@${domain}`) && namesDomain(text, domain))
  );
}

function localPartOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

/** `user ann`, `login: ann`: many servers name their accounts by the part before the @. */
function namesLogin(text: string, name: string): boolean {
  for (const [, found] of text.matchAll(LOGIN)) if (found === name) return true;
  return false;
}

const LOGIN =
  /\b(?:user|username|login|account|sender|benutzer|konto|utilisateur|usuario)[ :=]{1,2}["'<(]?([\w.+-]{1,64})/g;

/**
 * The domain itself, not a host below it: servers begin their replies with their own host names.
 */
function namesDomain(text: string, domain: string): boolean {
  for (let at = text.indexOf(domain); at >= 0; at = text.indexOf(domain, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + domain.length] ?? ' '];
    if (!/[\w.-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}

/**
 * Once the text has begun, only a reply tells whether it was accepted, whatever phase the transport
 * reports.
 */
function phaseOf({ dataStarted, phase }: SmtpResult): SmtpPhase {
  return dataStarted ? 'final' : phase;
}

/**
 * Whether a range such as `7.28` or `7.500-7.699` covers an enhanced status code such as `4.7.650`.
 */
function covers(range: string, enhanced: string | null): boolean {
  if (enhanced === null) return false;
  const [subject = NaN, detail = NaN] = enhanced.split('.').slice(1).map(Number);
  const [first, last] = range
    .split('-')
    .map((end) => end.split('.').map(Number) as [number, number]);
  return (
    first !== undefined &&
    subject === first[0] &&
    detail >= first[1] &&
    detail <= (last ?? first)[1]
  );
}

type Following = { reason: BounceReason; tries: Tries; now: Instant };
type Plain = SmtpOutcome extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'rule' | 'failure' | 'keepsPace'>
    : never
  : never;

function follow(verdict: RuledVerdict, { reason, tries, now }: Following): Plain {
  switch (verdict.verdict) {
    case 'sent':
      return { outcome: 'sent' };
    case 'in_doubt':
      return { outcome: 'in_doubt' };
    case 'returned':
      return { outcome: 'returned' };
    case 'hard':
      return { outcome: 'hard', reason };
    case 'closed':
      return { outcome: 'closed', reason };
    case 'block': {
      if (verdict.content && tries.blocks >= CONTENT_TRIES - 1)
        return { outcome: 'block_exhausted', reason };
      const wait = verdict.content ? DAY : Math.min(DAY * 2 ** tries.blocks, LONGEST_BLOCK);
      return { outcome: 'blocked', reason, retryAt: now + wait };
    }
    case 'account':
      return { outcome: 'account', problem: verdict.problem };
    case 'day':
      return tries.softBounces >= SOFT_RETRIES
        ? { outcome: 'soft_exhausted', reason }
        : { outcome: 'soft', reason, retryAt: now + SOFT_RETRY_AFTER };
    case 'minutes': {
      const late = now - tries.firstTryAt >= GIVE_UP_AFTER;
      if (verdict.givesUp && late) return { outcome: 'soft_exhausted', reason };
      const wait = late ? DAY : Math.min(FIRST_RETRY * 2 ** tries.attempts, LONGEST_RETRY);
      return { outcome: 'deferred', reason, retryAt: now + Math.max(wait, verdict.atLeast ?? 0) };
    }
  }
}
