/**
 * Decides class, reason, code and status of a bounce by the report's fields and, if these say
 * nothing, by its words.
 */
import type { Bounce } from '../../domain/responses/response.ts';
import type { RefusalPhase } from '../../domain/responses/refusal-phase.ts';
import { aboutRecipient } from './about-recipient.ts';
import { readCodes, type Codes } from './read-codes.ts';
import { readRefusalIn, withoutFrames } from './server-words.ts';
import { classifyReply, foldReply, type ReplyVerdict } from './smtp-reply.ts';

/**
 * The report about one recipient. `diagnostic`: the remote server's text. `notice`: the reporter's
 * text. `others`: the addresses of more recipients that the report names. `ours`: the addresses
 * with which the message was sent, as far as they are known.
 */
export type BounceEvidence = {
  fate: 'failed' | 'delayed';
  status: string;
  diagnostic: string;
  notice: string;
  recipients: string[];
  others: readonly string[];
  ours: readonly string[];
};

export type Diagnosis = { bounce: Bounce; rule: string };

/**
 * Only the beginning of a notice explains the refusal; advice and disclaimers come further down.
 */
const MAX_NOTICE = 3_000;
const MAX_DIAGNOSTIC = 1_000;

/** Exim and Mail.ru: the attempts that ran out of time had met only temporary refusals. */
const TEMPORARY = /retry timeout exceeded|hosts have been failing for a long time/i;

export function diagnose(evidence: BounceEvidence): Diagnosis {
  const { recipients, others } = evidence;
  const own = recipients.filter((each) => !others.includes(each));
  const notice = aboutRecipient(evidence.notice, own, others).slice(0, MAX_NOTICE);
  const field = readRefusalIn(evidence.diagnostic, own);
  const told = readRefusalIn(notice, own);
  const codes = firstCodes([evidence.diagnostic, told.words, notice]);
  const status = chooseStatus(evidence.status, codes.status);
  const verdict = judge(evidence, {
    code: codes.code,
    status,
    phase: field.phase === 'unknown' ? told.phase : field.phase,
    said: field.words === '' ? evidence.diagnostic : field.words,
    told: told.words,
    notice,
  });
  const diagnostic = (evidence.diagnostic === '' ? notice : evidence.diagnostic)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_DIAGNOSTIC);
  return {
    rule: verdict.rule,
    bounce: {
      class: verdict.class,
      reason: verdict.reason,
      status: statusOf(status, codes.code, TEMPORARY.test(notice) ? 'delayed' : evidence.fate),
      code: codes.code,
      recipient: evidence.recipients[0] ?? null,
      recipients: evidence.recipients,
      diagnostic,
    },
  };
}

/** The first text that has a code or a status. */
function firstCodes(texts: readonly string[]): Codes {
  for (const text of texts) {
    const codes = readCodes(text);
    if (codes.code !== null || codes.status !== '') return codes;
  }
  return { code: null, status: '' };
}

/** `said`: the diagnostic field. `told`: what the notice quotes of the server. */
type Evidence = {
  code: number | null;
  status: string;
  phase: RefusalPhase;
  said: string;
  told: string;
  notice: string;
};

/**
 * The remote server's words decide: those of the field and those that the reporter quotes. The
 * reporter's own words decide only if the server's say nothing.
 */
function judge({ recipients, ours }: BounceEvidence, evidence: Evidence): ReplyVerdict {
  const base = {
    code: evidence.code,
    enhanced: evidence.status === '' ? null : evidence.status,
    phase: evidence.phase,
    parties: { ours: ours.filter((each) => !recipients.includes(each)), theirs: recipients },
  };
  let first: ReplyVerdict | null = null;
  for (const text of wordsOf(evidence)) {
    const verdict = classifyReply({ ...base, text });
    if (verdict.certain) return verdict;
    if (first === null || first.reason === 'unknown') first = verdict;
  }
  if (first !== null && !/^(?:none$|status\.|code\.)/.test(first.rule)) return first;
  const own = classifyReply({ ...base, text: withoutFrames(evidence.notice) });
  if (own.certain || first === null || first.reason === 'unknown') return own;
  return first;
}

/** What the server said. The field may hold only the first line of what the notice quotes. */
function wordsOf({ said, told }: Evidence): string[] {
  const isCut = said !== '' && foldReply(told).includes(foldReply(said));
  return (isCut ? [told] : [said, told]).filter((text) => text !== '');
}

/**
 * A reply code without a status tells whether the refusal is final, and so does a notice without
 * any code (RFC 3463 3.1, x.0.0: "no more is known"): a server that gave up will not try again.
 */
function statusOf(status: string, code: number | null, fate: BounceEvidence['fate']): string {
  if (status !== '') return status;
  if (code !== null) return `${Math.floor(code / 100)}.0.0`;
  return fate === 'failed' ? '5.0.0' : '4.0.0';
}

/** The remote server's status, unless it is unspecific; the field's otherwise. */
function chooseStatus(field: string, remote: string): string {
  if (remote !== '' && !remote.endsWith('.0.0')) return remote;
  return field !== '' ? field : remote;
}
