/** Shows one message as data: as a row with its findings, or whole. */
import { createHash } from 'node:crypto';
import { buildZone, formatLocal } from '../../../core/time/zone.ts';
import { DAY } from '../../../domain/time.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import type { ReadMessage } from '../../../app/preview/read-messages.ts';

export function describeRow(read: ReadMessage) {
  const { message, standing, batchId, sendAt, day, written, earlier, empty, digest } = read;
  const zone = message.calendarKey.split('|')[0] ?? 'UTC';
  return {
    email: message.email,
    step: message.step + 1,
    variant: message.variant,
    mailbox: message.mailboxId,
    standing,
    batchId,
    sendAt: iso(sendAt),
    local:
      sendAt === null
        ? null
        : formatLocal(buildZone(zone, sendAt - 2 * DAY, sendAt + 2 * DAY), sendAt),
    zone,
    day,
    digest,
    ...(written.ok
      ? {
          subject: written.content.subject,
          bytes: written.content.raw.length,
          sha256: createHash('sha256').update(written.content.raw).digest('hex'),
        }
      : { subject: null, bytes: 0, sha256: null }),
    answers:
      earlier.length === 0
        ? null
        : { messages: earlier.length, sent: earlier.every((each) => each.sent) },
    empty,
    findings: read.findings.map(({ excerpt, ...finding }) => ({
      ...finding,
      untrusted: { excerpt: untrusted(excerpt, 80) },
    })),
  };
}

export function describeWhole(read: ReadMessage) {
  const { written, language } = read;
  return {
    ...describeRow(read),
    language,
    ...(written.ok
      ? {
          text: written.content.text,
          html: written.content.html,
          headers: headersOf(written.content.raw),
        }
      : { text: null, html: null, headers: {} }),
  };
}

/** The fields as they leave, by name, each on one line. */
export function headersOf(raw: Buffer): Record<string, string> {
  const head = raw.subarray(0, Math.max(0, raw.indexOf('\r\n\r\n'))).toString('utf8');
  return Object.fromEntries(
    head
      .replace(/\r\n(?=[ \t])/g, '')
      .split('\r\n')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
  );
}

/** So many bytes of messages fit into an answer of 8 KB as it is printed. */
const ROOM = 6_200;
/** What indentation adds to each line of a message. */
const INDENT = 6;
const MOST_FINDINGS = 5;
/** So much of the first message is shown whatever else it has. */
const LEAST_TEXT = 600;

/**
 * The first messages whole while there is room, the others as rows. The first is always shown with
 * its text; what is left out of it is counted under `cut`.
 */
export function fitWhole(page: readonly ReadMessage[]): Record<string, unknown>[] {
  const rows = page.map(describeBrief);
  let room = ROOM - rows.reduce((sum, row) => sum + sizeOf(row), 0);
  let full = true;
  return page.map((read, index) => {
    const row = rows[index] ?? {};
    const whole = fewFindings(describeWhole(read));
    const more = sizeOf(whole) - sizeOf(row);
    if (full && more <= room) {
      room -= more;
      return whole;
    }
    const first = full && index === 0;
    full = false;
    return first ? cutTexts(whole, more - room) : row;
  });
}

/** One message among others: who gets what, and which findings it has. */
function describeBrief(read: ReadMessage): Record<string, unknown> {
  const { email, step, variant, mailbox, standing, sendAt, local, subject } = describeRow(read);
  const found = [...new Set(read.findings.map(({ code }) => code))];
  return { email, step, variant, mailbox, standing, sendAt, local, subject, found };
}

function sizeOf(value: object): number {
  const printed = JSON.stringify(value, null, 2);
  return Buffer.byteLength(printed) + INDENT * (printed.split('\n').length + 1);
}

type Whole = ReturnType<typeof describeWhole> & { moreFindings?: number };

function fewFindings(whole: Whole): Whole {
  const { findings } = whole;
  return findings.length <= MOST_FINDINGS
    ? whole
    : {
        ...whole,
        findings: findings.slice(0, MOST_FINDINGS),
        moreFindings: findings.length - MOST_FINDINGS,
      };
}

/** The html goes first: the text says the same. `over`: how much is too much, in bytes. */
function cutTexts(whole: Whole, over: number): Record<string, unknown> {
  const { text, html } = whole;
  const shownHtml = shorten(html, over, 0);
  const left = over - ((html?.length ?? 0) - (shownHtml?.length ?? 0));
  const shownText = shorten(text, left, LEAST_TEXT);
  return {
    ...whole,
    text: shownText,
    html: shownHtml,
    cut: {
      text: (text?.length ?? 0) - (shownText?.length ?? 0),
      html: (html?.length ?? 0) - (shownHtml?.length ?? 0),
    },
  };
}

/** A letter beyond ASCII may take three bytes, and an escaped one two. */
function shorten(text: string | null, over: number, least: number): string | null {
  if (text === null || over <= 0) return text;
  const bytes = Buffer.byteLength(JSON.stringify(text));
  const kept = Math.max(least, Math.floor((text.length * (bytes - over)) / bytes) - 100);
  return text.slice(0, Math.max(0, kept));
}
