/** Hostile envelopes end, and give something or nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCms } from '../../../../lib/mail/inbound/envelope/open-cms.ts';
import { startAllowance } from '../../../../lib/mail/inbound/envelope/unpack.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import {
  compressedData,
  der,
  enveloped,
  info,
  open,
  sealedMail,
  signed,
  signedData,
  signedInPieces,
} from './write-cms.ts';
import { REPLY, mixed, p7m } from './open-envelope.fixture.ts';

describe('hostile envelopes', () => {
  it('any bytes give a result or none, and never an error', () => {
    const whole = [
      signed(REPLY),
      signedInPieces(REPLY, { nested: true }),
      info('compressed', compressedData(REPLY)),
      enveloped(),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 }),
        fc.nat(2_000),
        (bytes, changes, cut) => {
          const mutated = Buffer.from(bytes);
          for (const [at, byte] of changes) if (at < mutated.length) mutated[at] = byte;
          expect(['content', 'empty', 'unreadable']).toContain(
            openCms(mutated.subarray(0, Math.max(1, mutated.length - cut)), startAllowance()).kind,
          );
        },
      ),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => void openCms(Buffer.from(bytes), startAllowance()),
      ),
      { numRuns: 1_000 },
    );
  });

  it('a thousand envelopes in each other end', async () => {
    let inner: Buffer = REPLY;
    for (let i = 0; i < 30; i++)
      inner = Buffer.from(
        `Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: binary\r\n\r\n${signed(inner).toString('latin1')}`,
        'latin1',
      );
    expect((await parseMail(sealedMail(signed(inner)))).parts).toHaveLength(1);
    let nested = signedData(REPLY);
    for (let i = 0; i < 1_000; i++) nested = signedData(nested, 'signed');
    expect(openCms(info('signed', nested), startAllowance()).kind).toBe('unreadable');
  });

  it('open lengths without an end, and lengths beyond the end, are read once', () => {
    for (const bytes of [
      Buffer.alloc(1_000_000, Buffer.from([0x30, 0x80])),
      open(0x30, Buffer.alloc(1_000_000, Buffer.from([0x24, 0x80]))),
      der(0x30, Buffer.from([0x06, 0x84, 0xff, 0xff, 0xff, 0xff])),
    ]) {
      expect(openCms(bytes, startAllowance()).kind).toBe('unreadable');
    }
  });

  it('a few bytes that unpack to hundreds of megabytes are not unpacked', async () => {
    const bomb = info('compressed', compressedData(Buffer.alloc(20 * 1024 * 1024)));
    expect(bomb.length).toBeLessThan(70_000);
    expect(openCms(bomb, startAllowance()).kind).toBe('unreadable');
    // Once a message has used its allowance, the next envelope in it is not unpacked either.
    const many = mixed(...Array.from({ length: 50 }, () => p7m(bomb)));
    expect((await parseMail(many)).parts.map(({ text }) => text)).toEqual(Array(50).fill(null));
  });
});
