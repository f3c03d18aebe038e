/**
 * Decides class, reason, code and status of a bounce by the report's fields and, if these say
 * nothing, by its words.
 */
import type { Bounce } from '../../domain/responses/response.ts';
import { readCodes } from './read-codes.ts';
import { classifyReply, type ReplyVerdict } from './smtp-reply.ts';

/**
 * The report about one recipient. `diagnostic`: the remote server's text. `notice`: the reporter's
 * text. `others`: how many more recipients the report names.
 */
export type BounceEvidence = {
  fate: 'failed' | 'delayed';
  status: string;
  diagnostic: string;
  notice: string;
  recipients: string[];
  others: number;
};

export type Diagnosis = { bounce: Bounce; rule: string };

/**
 * Only the beginning of a notice explains the refusal; advice and disclaimers come further down.
 */
const MAX_NOTICE = 3_000;
const MAX_DIAGNOSTIC = 1_000;

/**
 * Postfix, Exim, sendmail, qmail, m-FILTER, DragonFly: the refusal came after the content was sent.
 */
const AFTER_DATA =
  /in reply to (?:end of )?data\s+command|after end of data|our final data|>>> data\b|smtp command\s+data\b|after i sent (?:the|your) message|following data command|\[data\]/i;

/** Exim and Mail.ru: the attempts that ran out of time had met only temporary refusals. */
const TEMPORARY = /retry timeout exceeded|hosts have been failing for a long time/i;

export function diagnose(evidence: BounceEvidence): Diagnosis {
  const notice = aboutRecipient(evidence.notice, evidence.recipients, evidence.others).slice(
    0,
    MAX_NOTICE,
  );
  const own = readCodes(evidence.diagnostic);
  const codes = own.code === null && own.status === '' ? readCodes(notice) : own;
  const status = chooseStatus(evidence.status, codes.status);
  const afterData = AFTER_DATA.test(evidence.diagnostic) || AFTER_DATA.test(notice);
  const verdict = judge(evidence, notice, { code: codes.code, status, afterData });
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

type Numbers = { code: number | null; status: string; afterData: boolean };

/**
 * Reads the remote server's text first. If it decides nothing for certain, reads the reporter's
 * text, unless that is as vague.
 */
function judge(evidence: BounceEvidence, notice: string, numbers: Numbers): ReplyVerdict {
  const base = {
    code: numbers.code,
    enhanced: numbers.status === '' ? null : numbers.status,
    afterData: numbers.afterData,
  };
  const first = classifyReply({ ...base, text: evidence.diagnostic });
  if (first.certain) return first;
  const second = classifyReply({ ...base, text: notice });
  if (second.certain || first.reason === 'unknown') return second;
  return first;
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

/** The notice from the first mention of this recipient on, if it is about several recipients. */
function aboutRecipient(notice: string, recipients: string[], others: number): string {
  if (others === 0) return notice;
  const lower = notice.toLowerCase();
  for (const address of recipients) {
    const at = lower.indexOf(address);
    if (at > 0) return notice.slice(Math.max(0, lower.lastIndexOf('\n', at - 1)));
  }
  return notice;
}
