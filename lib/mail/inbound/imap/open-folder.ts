/** Opens one IMAP folder for reading (EXAMINE) and returns the server's facts about it. */
import { Failure } from '../../../domain/failure.ts';
import { cleanWords } from './server-words.ts';
import type { ImapSession } from './imap-session.ts';

export type OpenFolder = {
  name: string;
  /** Null if the server gives none: then its UIDs are valid in this session only. */
  uidValidity: number | null;
  /** One more than the highest UID ever assigned; null if the server gives none. */
  uidNext: number | null;
  exists: number;
};

/** Maximum number of folder names in a failure. */
const SHOWN = 50;

/** Throws the Failures of the session; `imap_folder_missing` names the existing folders. */
export async function openFolder(session: ImapSession, name: string): Promise<OpenFolder> {
  const { client } = session;
  try {
    const opened = await session.run(() => client.mailboxOpen(name, { readOnly: true }), 'open');
    // The driver raises its own count with each UID it sees; only the server's current value
    // counts.
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

/**
 * A server may refuse to open a folder without saying that it does not exist: its list of folders
 * tells.
 */
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
    hint: 'details.untrusted.folders lists its folders: name one with mailbox add --folder.',
    details: {
      host,
      port,
      folder: name,
      ...more,
      untrusted: { ...said, folders: folders.slice(0, SHOWN).map(cleanWords) },
    },
  });
}
