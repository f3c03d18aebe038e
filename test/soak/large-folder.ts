/**
 * `node --import tsx test/soak/large-folder.ts [100000]`: a Dovecot folder of this size, read to
 * the end, interrupted half-way and continued.
 */
import { readImapFolder, type ImapCursor } from '../../lib/mail/inbound/imap/read-imap-folder.ts';
import { startDovecot } from '../servers/dovecot.ts';
import { serversMissing } from '../servers/installed.ts';

const COUNT = Number(process.argv[2] ?? 100_000);
const BOX = 'many@acme.test';

const missing = serversMissing(['dovecot']);
if (missing.length > 0) throw new Error(`needs ${missing.join(', ')}`);
const dovecot = await startDovecot([BOX]);
try {
  for (let n = 1; n <= COUNT; n++)
    dovecot.deliver(
      BOX,
      `From: bea@example.test\r\nTo: ann@acme.test\r\nSubject: number ${n}\r\nMessage-ID: <${n}@example.test>\r\n\r\nHello ${n}\r\n`,
    );
  console.log(`${COUNT} messages delivered`);
  let cursor: ImapCursor | null = null;
  let read = 0;
  const keys = new Set<string>();
  // Half of it, then the rest: like a run whose process was killed.
  for (const stopAt of [Math.floor(COUNT / 2), Infinity]) {
    const began = performance.now();
    for await (const { uid, uidValidity, item } of readImapFolder({
      url: dovecot.url(BOX),
      folder: 'INBOX',
      cursor,
      since: 0,
    })) {
      if (cursor !== null && uid !== cursor.lastUid + 1)
        throw new Error(`UID ${uid} after ${cursor.lastUid}`);
      cursor = { uidValidity, lastUid: uid };
      keys.add(item.key);
      if (++read === stopAt) break;
    }
    console.log(
      `${read} read, ${((performance.now() - began) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1_048_576)} MB`,
    );
  }
  if (read !== COUNT || keys.size !== COUNT)
    throw new Error(`${read} read, ${keys.size} different; expected ${COUNT}`);
  console.log('none missing, none twice');
} finally {
  await dovecot.stop();
}
