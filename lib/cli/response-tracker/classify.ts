/** `response_tracker.ts classify`: says of mails in files what they are, and which rule says so. Touches nothing. */
import { classifyMail } from '../../core/classify/classify.ts';
import { parseMail } from '../../mail/parse-mail.ts';
import { showContact, untrusted } from '../untrusted.ts';
import { iso } from '../values.ts';
import { defineCommand } from '../command.ts';
import { openInput } from './open-input.ts';

export const command = defineCommand({
  about: 'Classify mails in files, without a database',
  flags: {},
  positionals: { name: 'PATH...', about: 'a Maildir, mbox, folder of .eml files or one .eml file; - for one mail or an mbox from stdin', min: 1 },
  state: 'none',
  async run(_context, _values, paths) {
    const rows: Record<string, unknown>[] = [];
    for (const path of paths) for await (const item of openInput(path).read()) rows.push({ file: item.locator, ...(await classifyOne(item.raw)) });
    const kinds = new Map<string, number>();
    for (const { kind } of rows) kinds.set(String(kind), (kinds.get(String(kind)) ?? 0) + 1);
    return { data: { read: rows.length, kinds: Object.fromEntries([...kinds].sort()), mails: rows.slice(0, 200), shown: Math.min(rows.length, 200) }, lines: rows };
  },
});

async function classifyOne(raw: Buffer): Promise<Record<string, unknown>> {
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
