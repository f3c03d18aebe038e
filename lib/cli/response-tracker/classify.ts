/**
 * `response_tracker.ts classify`: says what messages in files are, and which rule decided. Changes
 * nothing.
 */
import { dirname } from 'node:path';
import { readThrough } from '../../core/responses/classify/carried-mail.ts';
import { classifyMail } from '../../core/responses/classify/classify.ts';
import { parseMail } from '../../mail/inbound/mime/parse-mail.ts';
import type { InboundSource } from '../../mail/inbound/files/source.ts';
import { showContact, untrusted } from '../render/untrusted.ts';
import { iso } from '../runner/values.ts';
import { defineCommand } from '../runner/command.ts';
import { optimiseLater } from '../runner/optimise-later.ts';
import { openInput } from './process/open-input.ts';
import { errorCode } from '../../domain/thrown.ts';

/** Messages that one document shows; `--format ndjson` prints all of them. */
const SHOWN = 200;

type Row = Record<string, unknown>;

export const command = defineCommand({
  about: 'Classify messages in files (reply, bounce, absence ...), without a state file',
  examples: ['reply.eml', 'inbox.mbox'],
  flags: {},
  positionals: {
    kind: 'path',
    name: 'PATH...',
    about:
      'a Maildir, mbox, folder of .eml files or one .eml file; - reads one message or an mbox from stdin',
    min: 1,
  },
  effect: 'read',
  state: 'none',
  async run({ lineByLine }, _values, paths) {
    optimiseLater();
    const sources = paths.map((path) => ({ path, source: openInput(path) }));
    if (lineByLine) return { data: {}, lines: judgeAll(sources) };
    const kinds = new Map<string, number>();
    const messages: Row[] = [];
    let read = 0;
    for await (const row of judgeAll(sources)) {
      read++;
      kinds.set(String(row['kind']), (kinds.get(String(row['kind'])) ?? 0) + 1);
      if (messages.length < SHOWN) messages.push(row);
    }
    return {
      data: {
        read,
        kinds: Object.fromEntries([...kinds].sort()),
        messages,
        shown: messages.length,
      },
    };
  },
});

type Named = { path: string; source: InboundSource };

async function* judgeAll(sources: readonly Named[]): AsyncGenerator<Row> {
  for (const { path, source } of sources)
    for await (const item of source.read())
      yield describe(path, item.locator, await judge(item.raw));
}

/**
 * The sender of a message may choose the name of its file. A name that is one plain token is shown
 * as it is, so that programs know which message it was. Any other name could be a sentence or move
 * a cursor: it is shown under `untrusted` alone. `path`: as the caller named it.
 */
function describe(path: string, locator: string, { untrusted: texts, ...verdict }: Row): Row {
  const folder = locator === path ? dirname(path) : path;
  const below = locator.startsWith(folder) ? locator.slice(folder.length) : locator;
  const isPlain = below.split('/').every((segment) => /^[\w.,=:+#@~-]{0,80}$/.test(segment));
  return {
    ...(isPlain ? { file: locator } : {}),
    ...verdict,
    untrusted: { file: untrusted(locator, 300), ...(texts as Row | undefined) },
  };
}

async function judge(raw: Buffer): Promise<Row> {
  try {
    const { visibleText, bounce, contact, ...verdict } = classifyMail(
      readThrough(await parseMail(raw)),
    );
    return {
      ...verdict,
      returnsAt: iso(verdict.returnsAt),
      bounce: bounce && {
        class: bounce.class,
        reason: bounce.reason,
        status: bounce.status,
        code: bounce.code,
        recipient: bounce.recipient,
        recipients: bounce.recipients,
      },
      untrusted: {
        visibleText: untrusted(visibleText, 8_000),
        diagnostic: untrusted(bounce?.diagnostic ?? null, 500),
        contact: showContact(contact),
      },
    };
  } catch (error) {
    return {
      kind: 'unreadable',
      rule: errorCode(error) ?? 'mail_unreadable',
      bounce: null,
      originalMessageId: null,
    };
  }
}
