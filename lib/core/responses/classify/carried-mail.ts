/**
 * Decides which message to read: the one that arrived, or the one that a mailbox rule forwarded in
 * it as an attachment.
 */
import {
  PASSED_ON_HEADERS,
  PASSING_HEADERS,
} from '../../../../data/classify/auto-replies/passed-on-headers.ts';
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { findSign, signsByName } from './stages/header-signs.ts';

const MARKS = signsByName([...PASSED_ON_HEADERS, ...PASSING_HEADERS]);

/**
 * Returns the attached message, with its sender, thread and text, if the wrapper has no text of its
 * own and has the same sender, or a machine marked it. A message from us or from a recipient of the wrapper is no reply,
 * so then the wrapper is returned.
 */
export function readThrough(mail: ParsedMail, ownAddresses: readonly string[] = []): ParsedMail {
  const { carried } = mail;
  const sender = carried?.from?.address.toLowerCase() ?? '';
  if (carried === undefined || sender === '' || mail.contentType === 'multipart/report')
    return mail;
  // People attach their own answer to an empty message, too.
  if (sender === mail.from?.address.toLowerCase()) return carried;
  if (findSign(mail, MARKS) === undefined) return mail;
  const ours = [...ownAddresses, ...mail.to, ...mail.cc];
  return ours.some((address) => address.toLowerCase() === sender) ? mail : carried;
}
