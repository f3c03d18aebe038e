/** Decides which message is to be read: the one that came, or the one that a rule of a mailbox forwarded whole, as an attachment. */
import {
  PASSED_ON_HEADERS,
  PASSING_HEADERS,
} from '../../../../data/classify/auto-replies/passed-on-headers.ts';
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { findSign, signsByName } from './stages/header-signs.ts';

const MARKS = signsByName([...PASSED_ON_HEADERS, ...PASSING_HEADERS]);

/**
 * A wrapper that a machine marked, without a word of its own, is what it carries: its sender, its thread and its text.
 * What carries a message of ours, or of whoever gets it, brings no reply.
 */
export function readThrough(mail: ParsedMail, ownAddresses: readonly string[] = []): ParsedMail {
  const { carried } = mail;
  const sender = carried?.from?.address.toLowerCase() ?? '';
  if (carried === undefined || sender === '' || mail.contentType === 'multipart/report')
    return mail;
  if (findSign(mail, MARKS) === undefined) return mail;
  const ours = [...ownAddresses, ...mail.to, ...mail.cc];
  return ours.some((address) => address.toLowerCase() === sender) ? mail : carried;
}
