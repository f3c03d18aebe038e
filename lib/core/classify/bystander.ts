/** Stage: mail that answers nobody: our own copies, mailing lists and newsletters. */
import type { Classification } from '../../domain/response.ts';
import { header, type MailView } from './mail-view.ts';
import { toClassification } from './verdict.ts';

/** Our own message seen again (Sent folder, BCC, a list that reflects it) must never count as a reply. `own`: our addresses, lower case. */
export function readOwnCopy(view: MailView, own: ReadonlySet<string>): Classification | null {
  const from = view.mail.from?.address.toLowerCase() ?? '';
  if (from === '' || !own.has(from)) return null;
  return toClassification({ kind: 'unrelated', rule: 'guard.own-copy', confidence: 0.99 });
}

/** RFC 2919 and RFC 2369 fields, or Precedence: what goes to many. A post that answers a message of ours may still be a person's reply. */
export function readBroadcast(view: MailView): Classification | null {
  const answers = view.mail.inReplyTo.length > 0 || view.mail.references.length > 0;
  const listed = header(view.mail, 'list-id') !== '' || header(view.mail, 'list-unsubscribe') !== '' || header(view.mail, 'list-post') !== '';
  const bulk = /^(?:bulk|list|junk)$/i.test(header(view.mail, 'precedence'));
  if (answers || !(listed || bulk)) return null;
  return toClassification({ kind: 'unrelated', rule: listed ? 'guard.mailing-list' : 'guard.bulk', confidence: 0.85 });
}
