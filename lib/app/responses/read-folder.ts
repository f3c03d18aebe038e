/**
 * Reads one folder of a mailbox: processes what the server delivers, waits for what it withholds,
 * and sets that aside after three calls.
 */
import { judgeWithheld } from '../../core/responses/withheld.ts';
import { processMail, type ProcessPort, type Result } from './process.ts';
import type {
  Delivery,
  MessagePlace,
  Withheld,
  FolderMessage,
} from '../../domain/responses/inbound.ts';
import type { Instant } from '../../domain/time.ts';
import type { SetAside } from '../../domain/responses/quarantined.ts';

export type FolderPort = ProcessPort & {
  writeCursor(place: MessagePlace): void;
  /** The number of calls so far that did not get the message, by `UIDVALIDITY UID`. */
  withheldCalls(): ReadonlyMap<string, number>;
  countWithheld(place: MessagePlace, why: Withheld): void;
  forgetWithheld(place: MessagePlace): void;
  /** Called when the folder was read to its end. */
  forgetFolder(): void;
  /** The messages of this folder that are set aside. */
  setAside(): readonly SetAside[];
  keepAside(mail: FolderMessage, about: { place: MessagePlace; key: string; at: Instant }): boolean;
  release(key: string): boolean;
};

export type FolderReading = {
  mailboxId: string;
  folder: string;
  now: () => Instant;
  /** True once per call for each message: three attempts in one call count as one. */
  mayCount(place: MessagePlace): boolean;
  onResult(result: Result): void;
};

/** `missing`: the messages that the next call must request again. */
export type FolderRead = { missing: { uid: number; why: Withheld }[]; setAside: number };

const HEADER_BYTES = 64 * 1024;

/** The code of messages set aside because their server withholds them. */
export const WITHHELD_CODE = 'message_withheld';

/**
 * Returns the missing messages and how many were set aside. Rethrows errors of `messages`, after it
 * processed all earlier messages.
 */
export async function readFolder(
  port: FolderPort,
  messages: AsyncIterable<FolderMessage>,
  reading: FolderReading,
): Promise<FolderRead> {
  const { mailboxId, folder } = reading;
  const calls = port.withheldCalls();
  const aside = new Map(port.setAside().map((one) => [`${one.uidValidity} ${one.uid}`, one]));
  const read: FolderRead = { missing: [], setAside: 0 };
  let whole = 0;
  for await (const mail of messages) {
    const { uid, uidValidity, delivery } = mail;
    const place: MessagePlace = { mailboxId, folder, uidValidity: String(uidValidity), uid };
    const key = `${uidValidity} ${uid}`;
    const kept = aside.get(key);
    // The cursor stays before the first missing message.
    const moveCursor = (): void => {
      if (!mail.again && uidValidity > 0 && read.missing.length === 0) port.writeCursor(place);
    };
    if (delivery === 'whole') {
      whole++;
      reading.onResult(
        await settle(port, mail, {
          reading,
          readAt: kept?.at,
          settled() {
            moveCursor();
            if (calls.has(key)) port.forgetWithheld(place);
            if (kept !== undefined) port.release(kept.dedupeKey);
          },
        }),
      );
    } else if (kept !== undefined) {
      // The message is already set aside, so it no longer blocks the cursor.
      if (!mail.again) await port.transact(moveCursor);
    } else if (isWithheld(delivery)) {
      const withheld = read.missing.length + read.setAside + 1;
      const verdict = reading.mayCount(place)
        ? judgeWithheld({ calls: (calls.get(key) ?? 0) + 1, delivered: whole, withheld })
        : 'uncounted';
      if (verdict === 'set_aside') {
        await setAside(port, mail, { reading, place, moveCursor });
        read.setAside++;
      } else {
        read.missing.push({ uid, why: delivery });
        if (verdict === 'wait') await port.transact(() => port.countWithheld(place, delivery));
      }
    }
  }
  if (read.missing.length === 0 && calls.size > 0) await port.transact(() => port.forgetFolder());
  return read;
}

function isWithheld(delivery: Delivery): delivery is Withheld {
  return delivery !== 'whole' && delivery !== 'gone' && delivery !== 'renumbered';
}

type Settling = { reading: FolderReading; readAt?: Instant | undefined; settled?: () => void };

function settle(port: FolderPort, { item }: FolderMessage, how: Settling): Promise<Result> {
  const {
    reading: { mailboxId, now },
    readAt,
    settled,
  } = how;
  return processMail(port, item, {
    source: `imap:${mailboxId}`,
    mailboxId,
    now: now(),
    ...(readAt === undefined ? {} : { readAt }),
    ...(settled === undefined ? {} : { settled }),
  });
}

type Aside = { reading: FolderReading; place: MessagePlace; moveCursor: () => void };

/**
 * The received part is processed all the same: it may contain an unsubscribe request, and a part
 * can only stop messages.
 */
async function setAside(
  port: FolderPort,
  mail: FolderMessage,
  { reading, place, moveCursor }: Aside,
): Promise<void> {
  if (hasWholeHeader(mail.item.raw)) reading.onResult(await settle(port, mail, { reading }));
  const at = reading.now();
  await port.transact(() => {
    const key = `withheld ${place.mailboxId} ${mail.item.locator}`;
    const added = port.keepAside(mail, { place, key, at });
    if (added)
      port.appendEvent({ type: 'response.quarantined', at, data: { code: WITHHELD_CODE } });
    port.forgetWithheld(place);
    moveCursor();
  });
  reading.onResult({ result: 'quarantined', code: WITHHELD_CODE });
}

function hasWholeHeader(raw: Uint8Array): boolean {
  const text = Buffer.from(raw.subarray(0, HEADER_BYTES)).toString('latin1');
  return text.includes('\r\n\r\n') || text.includes('\n\n');
}
