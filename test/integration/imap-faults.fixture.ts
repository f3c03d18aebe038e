/** Faults of an IMAP server during the reading of a folder, and how they are reported. */
import {
  BODIES,
  both,
  examineLine,
  fetchLine,
  instead,
  refuse,
  replaced,
  searchLine,
  shortened,
  SIZES,
} from '../support/imap/imap-faults.ts';
import type { ImapFault } from '../support/imap/imap-server.ts';

/**
 * `missing`: the call fails with this code, and the "no" is not read. `told`: it fails, but all
 * readable messages were read.
 */
type Row = { name: string; fault: ImapFault; missing?: string; told?: string; setAside?: boolean };

export const ROWS: readonly Row[] = [
  {
    name: 'FETCH answered OK without data',
    fault: fetchLine(/^/, () => null),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a size query without lines',
    fault: fetchLine(SIZES, () => null),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'size lines without RFC822.SIZE',
    fault: fetchLine(SIZES, (text) => text.replace(/ RFC822\.SIZE \d+/, '')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'an RFC822.SIZE that is no number',
    fault: fetchLine(SIZES, (text) => text.replace(/SIZE \d+/, 'SIZE NIL')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'FETCH lines without BODY[]',
    fault: fetchLine(BODIES, (text) => text.replace(/ BODY\[\][\s\S]*\)\r\n$/, ')\r\n')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'FETCH lines without UID',
    fault: fetchLine(BODIES, (text) => text.replace(/UID \d+ /, '')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'FETCH lines of other messages',
    fault: fetchLine(BODIES, (text) => text.replace(/UID \d+/, 'UID 99')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'no line for one message',
    fault: fetchLine(BODIES, (text) => (text.includes('UID 5 ') ? null : text)),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a literal shorter than RFC822.SIZE',
    fault: fetchLine(BODIES, (text) => shortened(text, 40)),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a literal of one byte',
    fault: fetchLine(BODIES, (text) => shortened(text, 10_000).replace('{0}\r\n', '{1}\r\nF')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a BODY[] that is NIL',
    fault: fetchLine(BODIES, (text) => replaced(text, 'NIL')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a BODY[] that is ""',
    fault: fetchLine(BODIES, (text) => replaced(text, '""')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a BODY[] that is {0}',
    fault: fetchLine(BODIES, (text) => replaced(text, '{0}\r\n')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a FETCH line that no parser reads',
    fault: fetchLine(BODIES, (text) => text.replace('FETCH (', 'FETCH ((((')),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'NO to FETCH',
    fault: refuse('FETCH', BODIES, 'NO [SERVERBUG] Internal error'),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'BAD to FETCH',
    fault: refuse('FETCH', BODIES, 'BAD Command Error. 10'),
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'NO to FETCH of one message and all that are asked for with it',
    fault: (command, answer) =>
      command.name === 'FETCH' &&
      BODIES.test(command.rest) &&
      answer.some((piece) => String(piece).includes('UID 5 '))
        ? [`${command.tag} NO cannot read it\r\n`]
        : answer,
    missing: 'imap_incomplete',
    setAside: true,
  },
  {
    name: 'a literal cut by the end of the connection',
    fault: (command, answer) =>
      command.name === 'FETCH' && BODIES.test(command.rest)
        ? [String(answer[0]), String(answer[1] ?? '').slice(0, 60), 20, 'drop']
        : answer,
    missing: 'imap_unreachable',
  },
  {
    name: 'BYE in the middle',
    fault: instead('FETCH', BODIES, ['* BYE Server shutting down\r\n', 20, 'drop']),
    missing: 'imap_unreachable',
    setAside: true,
  },
  {
    name: 'BYE before SEARCH',
    fault: instead('SEARCH', /^/, [
      '* BYE [UNAVAILABLE] Temporary problem, please try again later\r\n',
      20,
      'drop',
    ]),
    missing: 'imap_unavailable',
  },
  {
    name: 'NO to SEARCH',
    fault: refuse('SEARCH', /^/, 'NO SEARCH failed'),
    missing: 'imap_refused',
  },
  {
    name: 'NO [UNAVAILABLE] to FETCH',
    fault: refuse('FETCH', BODIES, 'NO [UNAVAILABLE] Backend is down'),
    missing: 'imap_unavailable',
  },
  {
    name: 'NO [OVERQUOTA] to FETCH',
    fault: refuse('FETCH', SIZES, 'NO [OVERQUOTA] Account exceeded command or bandwidth limits.'),
    missing: 'imap_unavailable',
  },
  {
    name: 'SEARCH answered OK without its line',
    fault: searchLine(() => null),
    told: 'imap_incomplete',
  },
  {
    name: 'SEARCH with an empty line',
    fault: searchLine(() => '* SEARCH\r\n'),
    told: 'imap_incomplete',
  },
  {
    name: 'SEARCH that leaves one out',
    fault: searchLine((text) => text.replace(' 5', '')),
    told: 'imap_incomplete',
  },
  {
    name: 'SEARCH that leaves the last ones out',
    fault: searchLine((text) => text.replace(' 5 6', '')),
    told: 'imap_incomplete',
  },
  {
    name: 'a SEARCH line that is no list of numbers',
    fault: searchLine(() => '* SEARCH x1 y2\r\n'),
    told: 'imap_incomplete',
  },
  {
    name: 'SEARCH and FETCH both answered with nothing',
    fault: both(
      searchLine(() => null),
      fetchLine(/^/, () => null),
    ),
    missing: 'imap_incomplete',
  },
  {
    name: 'an old UIDNEXT and an empty SEARCH, while EXISTS went on',
    fault: both(
      examineLine((text) => text.replace(/UIDNEXT \d+/, 'UIDNEXT 4')),
      searchLine(() => '* SEARCH\r\n'),
    ),
    told: 'imap_incomplete',
  },
  {
    name: 'SEARCH that names UIDs which were never given',
    fault: searchLine((text) => text.replace('\r\n', ' 99 100\r\n')),
    told: 'imap_incomplete',
  },
  {
    name: 'BAD to FETCH with a pause to be made',
    fault: refuse(
      'FETCH',
      BODIES,
      'BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds',
    ),
    missing: 'imap_unavailable',
  },
  {
    name: 'UIDNEXT below the cursor',
    fault: examineLine((text) => text.replace(/UIDNEXT \d+/, 'UIDNEXT 2')),
    told: 'imap_incomplete',
  },
  {
    name: 'EXISTS 0 while UIDNEXT went on, and an empty SEARCH',
    fault: both(
      examineLine((text) => text.replace(/\d+ EXISTS/, '0 EXISTS')),
      searchLine(() => '* SEARCH\r\n'),
    ),
    told: 'imap_incomplete',
  },
  {
    name: 'NO to EXAMINE of a folder that is there',
    fault: refuse('EXAMINE', /^/, 'NO [NOPERM] Permission denied'),
    missing: 'imap_refused',
  },
  {
    name: 'NO [INUSE] to EXAMINE',
    fault: refuse('EXAMINE', /^/, 'NO [INUSE] Mailbox is in use'),
    missing: 'imap_unavailable',
  },
  {
    name: 'NO [UNAVAILABLE] to LOGIN',
    fault: refuse('LOGIN', /^/, 'NO [UNAVAILABLE] Temporary authentication failure.'),
    missing: 'imap_unavailable',
  },
  {
    name: 'NO [LIMIT] to LOGIN',
    fault: refuse('LOGIN', /^/, 'NO [LIMIT] Maximum number of connections exceeded'),
    missing: 'imap_unavailable',
  },
  {
    name: 'NO [AUTHENTICATIONFAILED] to LOGIN',
    fault: refuse('LOGIN', /^/, 'NO [AUTHENTICATIONFAILED] Invalid credentials'),
    missing: 'imap_auth_failed',
  },
  {
    name: 'a NO to LOGIN that repeats the password',
    fault: refuse('LOGIN', /^/, 'NO bad LOGIN "ann" "s3cret:"'),
    missing: 'imap_auth_failed',
  },
  {
    name: 'LOGINDISABLED',
    fault: (command, answer) =>
      command.name === 'CAPABILITY'
        ? ['* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n', ...answer.slice(1)]
        : answer,
    missing: 'imap_tls',
  },
];
