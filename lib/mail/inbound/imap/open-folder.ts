/** Opens one IMAP folder for reading (EXAMINE) and says what the server tells of it. */
import { Failure } from '../../../domain/failure.ts';
import { cleanWords } from './server-words.ts';
import type { ImapSession } from './imap-session.ts';

export type OpenFolder = {
  name: string;
  /** Null when the server does not say: its UIDs then mean nothing in another session. */
  uidValidity: number | null;
  /** One more than the highest UID ever given; null when the server does not say. */
  uidNext: number | null;
  exists: number;
};

/** Folder names that a failure shows. */
const SHOWN = 50;

/** Throws the Failures of the session; `imap_folder_missing` names the folders that there are. */
export async function openFolder(session: ImapSession, name: string): Promise<OpenFolder> {
  const { client } = session;
  try {
    const opened = await session.run(() => client.mailboxOpen(name, { readOnly: true }), 'open');
    // The driver raises its own count with each UID it sees: what counts is the server's word now.
    const { uidValidity, uidNext, exists } = opened as Partial<typeof opened>;
    return {
      name,
      uidValidity: uidValidity === undefined ? null : Number(uidValidity),
      uidNext: uidNext ?? null,
      exists: exists ?? 0,
    };
  } catch (error) {
    throw error instanceof Failure && mayBeMissing(error)
      ? await nameFolders(session, { refused: error, name })
      : error;
  }
}

function mayBeMissing({ code }: Failure): boolean {
  return code === 'imap_folder_missing' || code === 'imap_refused';
}

/** A server may refuse to open a folder without saying that it is not there: its list says so. */
async function nameFolders(
  { client, run, server: { host, port } }: ImapSession,
  { refused, name }: { refused: Failure; name: string },
): Promise<Failure> {
  const listed = await run(() => client.list()).catch(() => []);
  const folders = listed
    .filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
    .map(({ path }) => path);
  const isThere = folders.some((path) => path.toLowerCase() === name.toLowerCase());
  if (folders.length === 0 || (isThere && refused.code !== 'imap_folder_missing')) return refused;
  const more = folders.length > SHOWN ? { foldersInAll: folders.length } : {};
  const said = refused.details['untrusted'] as object | undefined;
  return new Failure({
    code: 'imap_folder_missing',
    exit: 'configuration',
    message: `The IMAP server ${host}:${port} has no such folder.`,
    hint: 'details.untrusted.folders lists those it has: name one with mailbox add --folder.',
    details: {
      host,
      port,
      folder: name,
      ...more,
      untrusted: { ...said, folders: folders.slice(0, SHOWN).map(cleanWords) },
    },
  });
}
