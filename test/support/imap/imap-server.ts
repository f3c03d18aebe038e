/**
 * A scripted IMAP server: enough of IMAP4rev1 to be read by the real driver, and faults on command.
 */
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** `receivedOn`: INTERNALDATE; without it, a day of March 2026. */
export type StoredMessage = { uid: number; raw: string; receivedOn?: string };

export type Folder = {
  uidValidity: number | null;
  uidNext: number | null;
  messages: StoredMessage[];
};

/** `name` in capitals, without `UID `; `rest` as received. */
export type ImapCommand = { tag: string; name: string; rest: string };

/** The output, in order; a number is a pause in milliseconds, and `drop` ends the connection. */
export type ImapAnswer = (string | number | 'drop')[];

/**
 * Given the right answer, makes the one that is written. `answer` ends with the tagged line.
 * Nothing at all: the server falls silent.
 */
export type ImapFault = (command: ImapCommand, answer: ImapAnswer, folder: Folder) => ImapAnswer;

export type ScriptedImapServer = {
  url: string;
  port: number;
  folders: Map<string, Folder>;
  inbox: Folder;
  greeting: string;
  capabilities: string;
  fault: ImapFault | null;
  /** Every command since the start, without its tag. */
  heard: string[];
  add(raw: string, uid?: number, receivedOn?: string): number;
  close(): Promise<void>;
};

const READY = '* OK ready\r\n';

export async function startImapServer(): Promise<ScriptedImapServer> {
  const sockets = new Set<Socket>();
  const inbox: Folder = { uidValidity: 7, uidNext: 1, messages: [] };
  const listener = createServer((socket) => {
    sockets.add(socket);
    // Small answers leave at once: a test does not wait for acknowledgements.
    socket.setNoDelay(true);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    converse(socket, server);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  const server: ScriptedImapServer = {
    url: `imap://ann:s3cret%3A@127.0.0.1:${port}`,
    port,
    inbox,
    folders: new Map([['INBOX', inbox]]),
    greeting: READY,
    capabilities: 'IMAP4rev1 UIDPLUS',
    fault: null,
    heard: [],
    add(raw, uid = inbox.uidNext ?? 1, receivedOn) {
      inbox.messages.push({ uid, raw, ...(receivedOn === undefined ? {} : { receivedOn }) });
      inbox.messages.sort((a, b) => a.uid - b.uid);
      inbox.uidNext = Math.max(inbox.uidNext ?? 1, uid + 1);
      return uid;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
  return server;
}

function converse(socket: Socket, server: ScriptedImapServer): void {
  let folder: Folder = server.inbox;
  let text = '';
  socket.write(server.greeting, 'latin1');
  const answerTo = async (line: string): Promise<void> => {
    const [, tag = '', uid = '', name = '', rest = ''] =
      /^(\S+) (UID )?(\S+) ?(.*)$/i.exec(line) ?? [];
    const command: ImapCommand = { tag, name: name.toUpperCase(), rest };
    server.heard.push(`${uid.toUpperCase()}${command.name} ${rest}`.trim());
    if (command.name === 'EXAMINE' || command.name === 'SELECT') {
      folder = server.folders.get(unquoted(rest)) ?? folder;
    }
    const right = respond(command, { server, folder, byUid: uid !== '' });
    const answer = server.fault === null ? right : server.fault(command, right, folder);
    for (const piece of answer) {
      if (piece === 'drop') return void socket.destroy();
      if (typeof piece === 'number') await new Promise((resolve) => setTimeout(resolve, piece));
      else socket.write(piece, 'latin1');
    }
  };
  let queue = Promise.resolve();
  socket.on('data', (data) => {
    text += data.toString('latin1');
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      queue = queue.then(() => answerTo(line));
    }
  });
}

type World = { server: ScriptedImapServer; folder: Folder; byUid: boolean };

function respond({ tag, name, rest }: ImapCommand, { server, folder, byUid }: World): ImapAnswer {
  const ok = `${tag} OK done\r\n`;
  switch (name) {
    case 'CAPABILITY':
      return [`* CAPABILITY ${server.capabilities}\r\n`, ok];
    case 'LIST': {
      const wanted = unquoted(rest.replace(/^"" /, ''));
      const names = [...server.folders.keys()].filter((one) => wanted === '*' || wanted === one);
      return [...names.map((one) => `* LIST (\\HasNoChildren) "/" "${one}"\r\n`), ok];
    }
    case 'EXAMINE': {
      if (!server.folders.has(unquoted(rest)))
        return [`${tag} NO [NONEXISTENT] Unknown Mailbox\r\n`];
      const { uidValidity, uidNext, messages } = folder;
      return [
        `* ${messages.length} EXISTS\r\n`,
        '* 0 RECENT\r\n',
        '* FLAGS (\\Seen)\r\n',
        ...(uidValidity === null ? [] : [`* OK [UIDVALIDITY ${uidValidity}] valid\r\n`]),
        ...(uidNext === null ? [] : [`* OK [UIDNEXT ${uidNext}] next\r\n`]),
        `${tag} OK [READ-ONLY] done\r\n`,
      ];
    }
    case 'SEARCH': {
      const set = /UID (\S+)/.exec(rest)?.[1] ?? '1:*';
      const found = chosen(folder.messages, set, true).map(({ uid }) => uid);
      return [`* SEARCH ${found.join(' ')}\r\n`.replace(' \r', '\r'), ok];
    }
    case 'FETCH': {
      const [set = '', ...items] = rest.split(' ');
      const lines = chosen(folder.messages, set, byUid).map((one) =>
        fetchLine(one, folder.messages.indexOf(one) + 1, items.join(' ')),
      );
      return [...lines, ok];
    }
    case 'LOGOUT':
      return ['* BYE bye\r\n', ok];
    default:
      return [ok];
  }
}

/** The items of a FETCH in the order in which they are asked for. */
function fetchLine({ uid, raw, receivedOn }: StoredMessage, seq: number, items: string): string {
  const parts = [`UID ${uid}`];
  if (items.includes('RFC822.SIZE')) parts.push(`RFC822.SIZE ${raw.length}`);
  if (items.includes('INTERNALDATE'))
    parts.push(`INTERNALDATE "${receivedOn ?? '09-Mar-2026 12:00:00 +0000'}"`);
  for (const [, section = '', start, length] of items.matchAll(
    /BODY\.PEEK\[([^\]]*)\](?:<(\d+)\.(\d+)>)?/g,
  )) {
    const whole = section === '' ? raw : sectionOf(raw, section);
    const from = Number(start ?? 0);
    const bytes = whole.slice(from, from + Number(length ?? whole.length));
    const origin = start === undefined ? '' : `<${from}>`;
    parts.push(`BODY[${section}]${origin} {${bytes.length}}\r\n${bytes}`);
  }
  if (items.includes('BODYSTRUCTURE')) parts.push(`BODYSTRUCTURE ${structureOf(raw)}`);
  return `* ${seq} FETCH (${parts.join(' ')})\r\n`;
}

/**
 * Of `multipart/mixed; boundary="b"` with a text and an attachment, which is all that tests need.
 */
function partsOf(raw: string): string[] {
  return raw.split(/(?:^|\r\n)--b(?:--)?\r\n/).slice(1, -1);
}

function sectionOf(raw: string, section: string): string {
  if (section === 'HEADER') return raw.slice(0, raw.indexOf('\r\n\r\n') + 4);
  const part = partsOf(raw)[Number(section[0]) - 1] ?? '';
  const body = part.indexOf('\r\n\r\n') + 4;
  return section.endsWith('MIME') ? part.slice(0, body) : part.slice(body);
}

function structureOf(raw: string): string {
  const parts = partsOf(raw);
  if (parts.length === 0) return `("TEXT" "PLAIN" NIL NIL NIL "7BIT" ${raw.length} 1)`;
  const [text = ''] = parts;
  const size = text.length - text.indexOf('\r\n\r\n') - 4;
  return (
    `(("TEXT" "PLAIN" NIL NIL NIL "7BIT" ${size} 1)("APPLICATION" "PDF" NIL NIL NIL "7BIT" 9)` +
    ' "MIXED" ("BOUNDARY" "b"))'
  );
}

function chosen(messages: StoredMessage[], set: string, byUid: boolean): StoredMessage[] {
  const numberOf = (one: StoredMessage): number => (byUid ? one.uid : messages.indexOf(one) + 1);
  const highest = messages.length === 0 ? 0 : numberOf(messages.at(-1) as StoredMessage);
  const value = (text: string): number => (text === '*' ? highest : Number(text));
  const ranges = set.split(',').map((range) => {
    const [first = '', last = first] = range.split(':');
    const [a, b] = [value(first), value(last)];
    return [Math.min(a, b), Math.max(a, b)] as const;
  });
  return messages.filter((one) =>
    ranges.some(([a, b]) => numberOf(one) >= a && numberOf(one) <= b),
  );
}

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}
