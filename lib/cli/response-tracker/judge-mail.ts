/** Judges one mail and puts the verdict into the form in which `classify` shows it. */
import { classifyMail } from '../../core/classify/classify.ts';
import { parseMail } from '../../mail/parse-mail.ts';
import { showContact, untrusted } from '../untrusted.ts';
import { iso } from '../values.ts';

export type Judged = Record<string, unknown>;

/** `kind` is `unreadable` for what no parser can read. */
export async function judgeMail(raw: Buffer): Promise<Judged> {
  try {
    const { visibleText, bounce, contact, ...verdict } = classifyMail(await parseMail(raw));
    return {
      ...verdict, returnsAt: iso(verdict.returnsAt),
      bounce: bounce && { class: bounce.class, reason: bounce.reason, status: bounce.status, code: bounce.code, recipient: bounce.recipient, recipients: bounce.recipients },
      untrusted: { visibleText: untrusted(visibleText, 8_000), diagnostic: untrusted(bounce?.diagnostic ?? null, 500), contact: showContact(contact) },
    };
  } catch (error) {
    return { kind: 'unreadable', rule: (error as { code?: string }).code ?? 'mail_unreadable', bounce: null, originalMessageId: null };
  }
}
