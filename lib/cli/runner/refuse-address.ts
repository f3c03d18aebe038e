/** An address where a path is meant would become the name of a file: `--db postgres://host/x` made a folder called `postgres:`. */
import { Failure } from '../../domain/failure.ts';

/** What begins an address, and what to do instead. A drive letter (`C:\`) is one letter and no scheme (RFC 3986, 3.1). */
const ADDRESSES: readonly { begins: RegExp; hint: string }[] = [
  { begins: /^file:/i, hint: 'Write the path alone, as in /srv/campaigns.db.' },
  { begins: /^:memory:$/i, hint: 'What is only in memory is gone with the command: name a file.' },
  {
    begins:
      /^(?:postgres|postgresql|mysql|mariadb|mongodb|redis|libsql|sqlserver|mssql|cockroachdb)(?:\+[a-z0-9]+)?:/i,
    hint: 'There is no connection to a database server: the state is one SQLite file. Name that file.',
  },
  {
    begins: /^sqlite3?:/i,
    hint: 'Write the path of the SQLite file alone, as in .agentfs/campaigns.db.',
  },
  {
    begins: /^(?:https?|ftps?|sftp|s3|gs|data):/i,
    hint: 'Nothing is fetched from or stored on another host: fetch the file first, or store it afterwards, and name it here.',
  },
  {
    begins: /^(?:imaps?|smtps?|pop3?s?|mailto):/i,
    hint: 'Accounts are named with mailbox add --smtp and --imap; a path to a file or folder is meant here.',
  },
  {
    begins: /^[a-z][a-z0-9+.-]+:/i,
    hint: 'Name a file on this machine. One whose name has a colon in it is written with ./ before it.',
  },
  {
    begins: /^[^/\\:@]+@[^/\\:]+:/,
    hint: 'Files on other hosts cannot be used: copy it here or there with scp, and name a file on this machine.',
  },
  {
    begins: /^(?:host|hostaddr|port|user|dbname|password|server|data source|service)\s?=/i,
    hint: 'There is no connection to a database server: the state is one SQLite file. Name that file.',
  },
  {
    begins: /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]+\]):\d/i,
    hint: 'A host and port is no path: name a file on this machine.',
  },
];

/** `what`: the flag, argument or variable that holds it. Throws Failure `usage`. The address is not shown: it may hold a password. */
export function refuseAddress(what: string, path: string, command: string): void {
  const text = path.trim().replace(/^["']/, '');
  const found = ADDRESSES.find(({ begins }) => begins.test(text));
  if (!found) return;
  throw new Failure({
    code: 'usage',
    exit: 'usage',
    message: `${what} is an address; expected a path to a file or folder. Nothing was opened or made.`,
    hint: found.hint,
    details: { command },
  });
}
