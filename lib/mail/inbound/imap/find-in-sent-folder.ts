/**
 * Looks for copies of our own messages in the Sent folder of an IMAP account: proof that its server
 * accepted them.
 */
import { openImapSession } from './imap-session.ts';
import { readImapUrl } from './imap-url.ts';
import { MINUTE } from '../../../domain/time.ts';

/** Folder names on servers that do not mark the folder (RFC 6154 \Sent). */
const NAMES = [
  'Sent',
  'Sent Items',
  'Sent Messages',
  'Sent Mail',
  'INBOX.Sent',
  'Gesendet',
  'Gesendete Elemente',
  'Envoyés',
  'Enviados',
];

/** Services that give the copy an id of their own keep our id in these fields. */
const FIELDS = [
  'message-id',
  'x-microsoft-original-message-id',
  'x-google-original-message-id',
] as const;

/**
 * Returns those `messageIds` that the Sent folder holds; none if there is no such folder.
 * Read-only. Throws the Failures of `openImapSession`.
 */
export async function findInSentFolder(request: {
  url: string;
  messageIds: readonly string[];
  signal?: AbortSignal;
}): Promise<Set<string>> {
  const session = await openImapSession(readImapUrl(request.url), {
    deadlineMs: 2 * MINUTE,
    signal: request.signal,
  });
  const found = new Set<string>();
  try {
    const folders = await session.run(() => session.client.list());
    const sent =
      folders.find(({ specialUse }) => specialUse === '\\Sent') ??
      folders.find(({ path }) => NAMES.includes(path));
    if (!sent) return found;
    await session.run(() => session.client.mailboxOpen(sent.path, { readOnly: true }));
    for (const id of request.messageIds) {
      for (const field of FIELDS) {
        const uids = await session.run(async () =>
          session.client.search({ header: { [field]: id } }, { uid: true }),
        );
        if (!Array.isArray(uids) || uids.length === 0) continue;
        found.add(id);
        break;
      }
    }
    return found;
  } finally {
    await session.close();
  }
}
