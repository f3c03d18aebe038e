/**
 * Messages from files: the same message has one key in every store, nothing in the store changes,
 * large files are read in part.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSource } from '../../../../lib/mail/inbound/files/open-source.ts';
import { readMbox } from '../../../../lib/mail/inbound/files/read-mbox.ts';
import { readStream } from '../../../../lib/mail/inbound/files/read-stream.ts';
import { HEAD_BYTES, type InboundSource } from '../../../../lib/mail/inbound/files/source.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import type { InboundItem } from '../../../../lib/domain/responses/inbound.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stores-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mail = (n: number, body = `body ${n}`): string =>
  `Subject: number ${n}\nMessage-ID: <${n}@example.test>\n\n${body}\n`;
const LINE = 'From bea@example.test Thu Sep 12 10:00:00 2024\n';

function put(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content, 'latin1');
  return path;
}

async function readAll(source: InboundSource): Promise<InboundItem[]> {
  const items: InboundItem[] = [];
  for await (const item of source.read()) items.push(item);
  return items;
}

describe('what a path is', () => {
  it('a folder is read file by file in the order of paths, folders within included, names with a dot in front not', async () => {
    put('b.eml', mail(2));
    put('a/z.txt', mail(1));
    put('.hidden', mail(9));
    put('.Sent/cur/x', mail(9));
    put('c.eml', `${LINE}${mail(3)}`);
    symlinkSync(folder, join(folder, 'circle'));
    const items = await readAll(openSource(folder));
    expect(items.map((item) => item.locator)).toEqual(
      ['a/z.txt', 'b.eml', 'c.eml'].map((name) => join(folder, name)),
    );
    expect((await parseMail(items[2]!.raw)).messageId).toBe('<3@example.test>');
  });

  it('a folder with cur and new is a Maildir, read in order of arrival and not changed', async () => {
    put('cur/1700000200.M1P1.host:2,S', mail(2));
    put('cur/1700000100.M1P1.host:2,', mail(1));
    put('new/1700000300.M1P1.host', mail(3));
    put('tmp/1700000400.M1P1.host', mail(4));
    const items = await readAll(openSource(folder));
    expect(items.map((item) => item.receivedAt)).toEqual([
      1_700_000_100_000, 1_700_000_200_000, 1_700_000_300_000,
    ]);
    expect([
      readdirSync(join(folder, 'cur')).length,
      readdirSync(join(folder, 'new')).length,
    ]).toEqual([2, 1]);
  });

  it('finds a Maildir file under its new name after another reader flagged it, and skips one that is gone', async () => {
    put('cur/1700000100.M1P1.host:2,', mail(1));
    put('new/1700000200.M1P1.host', mail(2));
    put('new/1700000300.M1P1.host', mail(3));
    const found: InboundItem[] = [];
    for await (const item of openSource(folder).read()) {
      found.push(item);
      if (found.length > 1) continue;
      rmSync(join(folder, 'new/1700000200.M1P1.host'));
      put('cur/1700000200.M1P1.host:2,S', mail(2));
      rmSync(join(folder, 'new/1700000300.M1P1.host'));
    }
    expect(found.map((item) => item.raw.toString())).toEqual([mail(1), mail(2)]);
  });

  it('a file that begins with a separator is an mbox, unless it is called .eml', async () => {
    const text = `${LINE}${mail(1)}\n${LINE}${mail(2)}\n`;
    expect(await readAll(openSource(put('box', text)))).toHaveLength(2);
    expect(await readAll(openSource(put('box.eml', text)))).toHaveLength(1);
    expect(await readAll(openSource(put('one', mail(1))))).toHaveLength(1);
  });

  it.each([
    ['nothing there', 'missing', 'source_not_found'],
    ['a device', '/dev/null', 'source_unreadable'],
  ])('%s is an error', (_name, path, code) => {
    expect(() => openSource(path.startsWith('/') ? path : join(folder, path))).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('one file that cannot be read is an empty item among the others', async () => {
    put('a.eml', mail(1));
    const vanishing = put('b.eml', mail(2));
    put('c.eml', mail(3));
    const found: string[] = [];
    for await (const item of openSource(folder).read()) {
      found.push(item.raw.toString());
      rmSync(vanishing, { force: true });
    }
    expect(found).toEqual([mail(1), '', mail(3)]);
  });
});

describe('the key', () => {
  it('is the same for a message as a file, with CRLF, in an mbox and in a Maildir', async () => {
    const text = mail(1, 'From here on\n>From quoted\n\nbody');
    const quoted = text.replace(/^(>*From )/gm, '>$1');
    const items = [
      ...(await readAll(openSource(put('lf.eml', text)))),
      ...(await readAll(openSource(put('crlf.eml', text.replaceAll('\n', '\r\n'))))),
      ...(await readAll(
        openSource(put('box', `${LINE}${mail(0)}\n${LINE}${quoted}\n${LINE}${mail(2)}`)),
      )),
    ];
    const keys = items.map((item) => item.key);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[3]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(3);
  });

  it('of a message over 2 MB is that of its header, and only its beginning is read', async () => {
    const long = 'line of words\n'.repeat(200_000);
    const [one] = await readAll(openSource(put('big.eml', mail(1, long))));
    const [same] = await readAll(
      openSource(put('crlf.eml', mail(1, long).replaceAll('\n', '\r\n'))),
    );
    const [other] = await readAll(openSource(put('other.eml', mail(2, long))));
    const [, boxed, after] = await readAll(
      openSource(put('box', `${LINE}${mail(0)}\n${LINE}${mail(1, long)}\n${LINE}${mail(3)}`)),
    );
    expect(one).toMatchObject({ truncated: true });
    expect(one!.raw.length).toBe(HEAD_BYTES);
    expect([same!.key, boxed!.key]).toEqual([one!.key, one!.key]);
    expect(other!.key).not.toBe(one!.key);
    expect(boxed).toMatchObject({ truncated: true });
    expect(after!.raw.toString()).toBe(mail(3));
  });
});

describe('an mbox', () => {
  it('is split at separators that follow an empty line, wherever the chunks of the stream end', async () => {
    const bodies = Array.from(
      { length: 60 },
      (_, n) =>
        `${'x'.repeat(n * 997)}\nFrom here is text\n\nFrom the heart, also text\n>From quoted\n>>From twice\nend`,
    );
    const path = put(
      'box',
      bodies.map((body, n) => `${LINE}${mail(n, body.replace(/^(>+From )/gm, '>$1'))}\n`).join(''),
    );
    const items = await readAll(readMbox(path));
    expect(items.map((item) => item.raw.toString())).toEqual(
      bodies.map((body, n) => mail(n, body)),
    );
    expect(items[7]).toMatchObject({ locator: `${path}#8`, receivedAt: Date.UTC(2024, 8, 12, 10) });
  });

  it('with CRLF line ends is split as well', async () => {
    const path = put('box', `${LINE}${mail(1)}\n${LINE}${mail(2)}\n`.replaceAll('\n', '\r\n'));
    expect((await readAll(readMbox(path))).map((item) => item.raw.toString())).toEqual(
      [mail(1), mail(2)].map((text) => text.replaceAll('\n', '\r\n')),
    );
  });

  it('that is empty has no message', async () => {
    expect(await readAll(readMbox(put('box', '')))).toEqual([]);
  });
});

describe('piped input', () => {
  async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < text.length; at += size)
      yield Buffer.from(text.slice(at, at + size), 'latin1');
  }
  const piped = (text: string, size: number): Promise<InboundItem[]> =>
    readAll(readStream('stdin', inPieces(text, size)));

  it.each([1, 7, 1_000_000])(
    'is one message with the key that its file has, or an mbox message by message, in pieces of %s bytes',
    async (size) => {
      const [file] = await readAll(openSource(put('one.eml', mail(1))));
      expect((await piped(mail(1), size)).map(({ key, locator }) => [key, locator])).toEqual([
        [file!.key, 'stdin'],
      ]);
      const text = `${LINE}${mail(1)}\n${LINE}${mail(2)}`;
      const fromFile = await readAll(openSource(put('box', text)));
      expect((await piped(text, size)).map(({ key }) => key)).toEqual(
        fromFile.map(({ key }) => key),
      );
    },
  );

  it('is not a message when it is empty, and the beginning of a large one', async () => {
    expect(await piped('', 10)).toEqual([]);
    const large = mail(1, 'x'.repeat(3 * 1024 * 1024));
    const [file] = await readAll(openSource(put('large.eml', large)));
    expect(
      (await piped(large, 65_536)).map(({ key, truncated, raw }) => [key, truncated, raw.length]),
    ).toEqual([[file!.key, true, HEAD_BYTES]]);
  });
});
