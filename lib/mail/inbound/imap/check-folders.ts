/** Logs in to an IMAP server and opens folders, without reading a message. */
import { openFolder } from './open-folder.ts';
import { openImapSession } from './imap-session.ts';
import { readImapUrl } from './imap-url.ts';

/** Throws the Failures of the session; `imap_folder_missing` names the folders that exist. */
export async function checkFolders(
  url: string,
  folders: readonly string[],
  limits: { deadlineMs: number; signal: AbortSignal },
): Promise<{ folder: string; messages: number }[]> {
  const session = await openImapSession(readImapUrl(url), limits);
  try {
    const opened: { folder: string; messages: number }[] = [];
    for (const folder of folders)
      opened.push({ folder, messages: (await openFolder(session, folder)).exists });
    return opened;
  } finally {
    await session.close();
  }
}
