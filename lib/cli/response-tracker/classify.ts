/**
 * `response_tracker.ts classify`: says what messages in files are, and which rule decided. Changes
 * nothing.
 */
import { dirname } from 'node:path';
import { readThrough } from '../../core/responses/classify/carried-mail.ts';
import { classifyMail } from '../../core/responses/classify/classify.ts';
import { parseMail } from '../../mail/inbound/mime/parse-mail.ts';
import type { Classification } from '../../domain/responses/response.ts';
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
    for await (const { locator, raw } of source.read()) yield await judge(raw, { path, locator });
}

type Place = { path: string; locator: string };

/** A path of plain tokens. */
const PLAIN = /^[\w.,=:+#@~-]{0,80}(?:\/[\w.,=:+#@~-]{0,80})*$/;

/**
 * The sender of a message may choose the name of its file. A name that is one plain token is shown
 * as it is, so that programs know which message it was. Any other name could be a sentence or move
 * a cursor: it is shown under `untrusted` alone. `path`: as the caller named it.
 */
function begin({ path, locator }: Place): Row {
  const folder = locator === path ? dirname(path) : path;
  const below = locator.startsWith(folder) ? locator.slice(folder.length) : locator;
  return PLAIN.test(below) ? { file: locator } : {};
}

/**
 * The row of one message. Its fields are set one by one: spreading the verdict into it took three
 * times as long, 2 % of the whole command.
 */
async function judge(raw: Buffer, place: Place): Promise<Row> {
  const row = begin(place);
  const file = untrusted(place.locator, 300);
  const verdict = await classify(raw);
  if (typeof verdict === 'string') {
    row['kind'] = 'unreadable';
    row['rule'] = verdict;
    row['bounce'] = null;
    row['originalMessageId'] = null;
    row['untrusted'] = { file };
    return row;
  }
  const { bounce } = verdict;
  row['originalMessageId'] = verdict.originalMessageId;
  row['returnsAt'] = iso(verdict.returnsAt);
  row['intent'] = verdict.intent;
  row['kind'] = verdict.kind;
  row['rule'] = verdict.rule;
  row['confidence'] = verdict.confidence;
  if (verdict.concern !== undefined) row['concern'] = verdict.concern;
  if (verdict.request !== undefined) row['request'] = verdict.request;
  row['bounce'] = bounce && {
    class: bounce.class,
    reason: bounce.reason,
    status: bounce.status,
    code: bounce.code,
    recipient: bounce.recipient,
    recipients: bounce.recipients,
  };
  row['untrusted'] = {
    file,
    visibleText: untrusted(verdict.visibleText, 8_000),
    diagnostic: untrusted(bounce?.diagnostic ?? null, 500),
    contact: showContact(verdict.contact),
  };
  return row;
}

/** The code of the error when the message cannot be read. */
async function classify(raw: Buffer): Promise<Classification | string> {
  try {
    return classifyMail(readThrough(await parseMail(raw)));
  } catch (error) {
    return errorCode(error) ?? 'mail_unreadable';
  }
}
