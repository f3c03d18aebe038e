/** Builds the bytes of one message to exactly one person, with nothing in its headers that a stranger could have put there. */
import { checkAddress } from '../../domain/campaigns/address.ts';
import type MimeNode from 'nodemailer/lib/mime-node';
import type { Instant } from '../../domain/time.ts';

export type MailDraft = {
  from: { name: string; address: string };
  /** The envelope's sender, to which a message that cannot be delivered is returned. */
  returnTo: string;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string | null;
  /** With angle brackets. */
  messageId: string;
  /** The message this one answers, and the whole thread oldest first; null and empty for a first message. */
  inReplyTo: string | null;
  references: readonly string[];
  /** Becomes the Date header: the clock the caller goes by, not this machine's. */
  date: Instant;
  /** `mailto` a plain address, `https` this recipient's URL. */
  listUnsubscribe: { mailto: string | null; https: string | null };
  /** A field for the service that it is given to, which takes it out again; null for none. */
  service: { name: string; value: string } | null;
};

/** A message ready to be handed over: `raw` is CRLF throughout and holds no Bcc. */
export type ComposedMail = {
  envelope: { from: string; to: string };
  messageId: string;
  raw: Buffer;
};

const MESSAGE_ID = /^<[^\s<>@]+@[^\s<>@]+>$/;
/** Printable ASCII without what would end or split a List-Unsubscribe element (RFC 2369). */
const HTTPS_URL = /^https:\/\/[\x21\x23-\x2b\x2d-\x3b\x3d\x3f-\x7e]+$/;

/** Kept: asking for a loaded module again still costs half a millisecond under a loader. */
let writer: Promise<
  [typeof import('nodemailer/lib/mime-node'), typeof import('nodemailer/lib/qp')]
> | null = null;

/** Throws TypeError when an address, id or URL is not what it must be: they were checked long before, so it is a bug. */
export async function composeMail(draft: MailDraft): Promise<ComposedMail> {
  writer ??= Promise.all([import('nodemailer/lib/mime-node'), import('nodemailer/lib/qp')]);
  const [{ default: Node }, qp] = await writer;
  const from = plainAddress(draft.from.address);
  const to = plainAddress(draft.to.address);
  const returnTo = plainAddress(draft.returnTo);
  const options = {
    textEncoding: 'Q' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
    // From the message itself, so that the same message is the same bytes; nodemailer's own would name the program.
    baseBoundary: draft.messageId
      .slice(1, draft.messageId.indexOf('@'))
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 40),
    boundaryPrefix: '=',
  };
  const root = new Node(draft.html === null ? TEXT : 'multipart/alternative', options);
  root.setHeader([
    { key: 'From', value: { name: oneLine(draft.from.name), address: from } as never },
    { key: 'To', value: { name: oneLine(draft.to.name ?? ''), address: to } as never },
    { key: 'Subject', value: oneLine(draft.subject) },
    { key: 'Message-ID', value: plainId(draft.messageId) },
    ...(draft.inReplyTo === null ? [] : [{ key: 'In-Reply-To', value: plainId(draft.inReplyTo) }]),
    ...(draft.references.length === 0
      ? []
      : [{ key: 'References', value: draft.references.map(plainId).join(' ') }]),
    { key: 'Date', value: new Date(draft.date).toUTCString().replace('GMT', '+0000') },
    ...listHeaders(draft.listUnsubscribe, draft.messageId),
    ...(draft.service === null ? [] : [{ key: draft.service.name, value: draft.service.value }]),
  ]);
  if (draft.html === null) root.setContent(withCrlf(draft.text));
  else {
    root.createChild(TEXT).setContent(withCrlf(draft.text));
    root.createChild('text/html; charset=utf-8').setContent(withCrlf(draft.html));
  }
  const envelope = root.getEnvelope() as { from: unknown; to: unknown };
  // nodemailer parses addresses anew at several places: what it made of them is what counts.
  if (
    envelope.from !== from ||
    !Array.isArray(envelope.to) ||
    envelope.to.length !== 1 ||
    envelope.to[0] !== to
  ) {
    throw new TypeError('the compiled envelope is not the one recipient');
  }
  return {
    envelope: { from: returnTo, to },
    messageId: draft.messageId,
    raw: Buffer.from(write(root, qp)),
  };
}

const TEXT = 'text/plain; charset=utf-8';

/**
 * A node with its children as text. nodemailer's own `build` does the same through six streams a part, which costs half of
 * what sending a small mail costs.
 */
function write(node: MimeNode, qp: typeof import('nodemailer/lib/qp')): string {
  const head = `${node.buildHeaders()}\r\n\r\n`;
  const { boundary, childNodes, content } = node as unknown as {
    boundary: string;
    childNodes: MimeNode[];
    content: string | undefined;
  };
  if (childNodes.length > 0)
    return `${head}${childNodes.map((child) => `--${boundary}\r\n${write(child, qp)}\r\n`).join('')}--${boundary}--\r\n`;
  const quoted = node.getHeader('Content-Transfer-Encoding') === 'quoted-printable';
  return head + (quoted ? qp.wrap(qp.encode(content ?? '')) : (content ?? ''));
}

function withCrlf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}

/** RFC 2369 and, with a URL only, RFC 8058: one-click is a POST, which a mailto cannot take. */
function listHeaders(
  unsubscribe: MailDraft['listUnsubscribe'],
  messageId: string,
): { key: string; value: string }[] {
  const ways: string[] = [];
  if (unsubscribe.https !== null) {
    if (!HTTPS_URL.test(unsubscribe.https))
      throw new TypeError('not a URL that fits a List-Unsubscribe header');
    ways.push(`<${unsubscribe.https}>`);
  }
  if (unsubscribe.mailto !== null) ways.push(`<${mailtoUrl(unsubscribe.mailto, messageId)}>`);
  return [
    ...(ways.length === 0 ? [] : [{ key: 'List-Unsubscribe', value: ways.join(', ') }]),
    ...(unsubscribe.https === null
      ? []
      : [{ key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }]),
  ];
}

/**
 * RFC 6068: in the address part only these characters need no encoding. The subject is what `process` recognises, and the Message-ID in it
 * the proof that it comes from whoever got the message: a mail program sends this without In-Reply-To, and a sender's address proves nothing.
 */
export function mailtoUrl(address: string, messageId: string): string {
  const encoded = plainAddress(address).replace(/[^A-Za-z0-9@.+_~!$'*-]/g, (char) =>
    encodeURIComponent(char),
  );
  return `mailto:${encoded}?subject=unsubscribe%20${encodeURIComponent(plainId(messageId).slice(1, -1))}`;
}

function plainAddress(text: string): string {
  const check = checkAddress(text);
  if (!check.ok) throw new TypeError(`not a plain address (${check.fault})`);
  return check.address;
}

function plainId(id: string): string {
  if (!MESSAGE_ID.test(id)) throw new TypeError('not a Message-ID');
  return id;
}

/** RFC 5322 2.2: a header's value cannot hold a line break, whatever a cell held. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
