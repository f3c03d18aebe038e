/**
 * Refuses an address where a path is expected: it would become the name of a file, and `--db
 * postgres://host/x` made a folder called `postgres:`.
 */
import { Failure } from '../../domain/failure.ts';

/**
 * The beginnings of addresses, and what to do instead. A drive letter (`C:\`) is one letter and no
 * scheme (RFC 3986, 3.1).
 */
const ADDRESSES: readonly { begins: RegExp; hint: string }[] = [
  { begins: /^file:/i, hint: 'Write only the path, for example /srv/campaigns.db.' },
  { begins: /^:memory:$/i, hint: 'A database in memory ends with the command: name a file.' },
  {
    begins:
      /^(?:postgres|postgresql|mysql|mariadb|mongodb|redis|libsql|sqlserver|mssql|cockroachdb)(?:\+[a-z0-9]+)?:/i,
    hint: 'There is no connection to a database server: the state is one SQLite file. Name that file.',
  },
  {
    begins: /^sqlite3?:/i,
    hint: 'Write only the path of the SQLite file, for example .agentfs/campaigns.db.',
  },
  {
    begins: /^(?:https?|ftps?|sftp|s3|gs|data):/i,
    hint: 'Files on other hosts cannot be used: download the file first, or upload it afterwards, and name a file on this machine.',
  },
  {
    begins: /^(?:imaps?|smtps?|pop3?s?|mailto):/i,
    hint: 'Set accounts with mailbox add --smtp and --imap; here, name a file or folder.',
  },
  {
    begins: /^[a-z][a-z0-9+.-]+:/i,
    hint: 'Name a file on this machine. If its name has a colon, write ./ before it.',
  },
  {
    begins: /^[^/\\:@]+@[^/\\:]+:/,
    hint: 'Files on other hosts cannot be used: copy the file with scp, and name a file on this machine.',
  },
  {
    begins: /^(?:host|hostaddr|port|user|dbname|password|server|data source|service)\s?=/i,
    hint: 'There is no connection to a database server: the state is one SQLite file. Name that file.',
  },
  {
    begins: /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]):\d/i,
    hint: 'A host and port is not a path: name a file on this machine.',
  },
];

/**
 * `what`: the flag, argument or variable that holds the path. Throws Failure `usage`. The message
 * leaves the address out, because it may hold a password.
 */
export function refuseAddress(what: string, path: string, command: string): void {
  const text = path.trim().replace(/^["']/, '');
  const found = ADDRESSES.find(({ begins }) => begins.test(text));
  if (!found) return;
  throw new Failure({
    code: 'usage',
    exit: 'usage',
    message: `${what} is an address; expected a path to a file or folder. Nothing was opened or created.`,
    hint: found.hint,
    details: { command },
  });
}
