/** Which parts of a large signed reply are read. */
import { describe, expect, it } from 'vitest';
import { fetchLarge } from '../../../../lib/mail/inbound/imap/fetch-large.ts';
import { keepDecidingParts } from '../../../../lib/mail/inbound/imap/keep-parts.ts';
import type { ImapSession } from '../../../../lib/mail/inbound/imap/imap-session.ts';
import { enveloped, sealedMail, signed, signedInPieces } from './write-cms.ts';
import { TEXT, verdict, READ, SEALED, mixed, p7m } from './open-envelope.fixture.ts';

describe('of a large signed reply', () => {
  const PDF = Buffer.alloc(900_000, 0x41).toString('base64').replace(/.{76}/g, '$&\r\n');
  const large = Buffer.from(
    `Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n${TEXT}\r\n--c\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${PDF}\r\n--c--\r\n`,
  );

  it.each([
    ['in DER', signed(large)],
    ['in pieces', signedInPieces(large, { piece: 4_096 })],
  ])('%s, the stored part gets the same verdict', async (_, bytes) => {
    const raw = sealedMail(bytes);
    const kept = keepDecidingParts(raw);
    expect([await verdict(raw), await verdict(kept), kept.length < 300_000]).toEqual([
      READ,
      READ,
      true,
    ]);
    const wrapped = mixed(p7m(bytes), 'Content-Type: text/plain\r\n\r\n-- \r\nA list');
    expect(await verdict(keepDecidingParts(wrapped))).toBe(await verdict(wrapped));
  });

  it('and what cannot be read stays what it is', async () => {
    const raw = mixed(p7m(Buffer.concat([enveloped(), Buffer.alloc(100_000)])));
    expect([await verdict(raw), await verdict(keepDecidingParts(raw))]).toEqual([SEALED, SEALED]);
    const file = mixed(
      'Content-Type: text/plain\r\n\r\nFind it attached.',
      p7m(signed(Buffer.alloc(200_000, 1))),
    );
    expect(await verdict(keepDecidingParts(file))).toBe(await verdict(file));
  });

  it('the envelope is fetched over IMAP though it looks like an attachment', async () => {
    const bytes = Buffer.from(signed(large).toString('base64'));
    const envelope = {
      part: '1',
      type: 'application/pkcs7-mime',
      disposition: 'attachment',
      dispositionParameters: { filename: 'smime.p7m' },
    };
    const pieces: Record<string, Buffer> = {
      HEADER: Buffer.from(
        'From: bea@example.test\r\nSubject: Re: Hello\r\nIn-Reply-To: <m@acme.test>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
      ),
      '1.MIME': Buffer.from(
        'Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      ),
      1: bytes,
    };
    type Query = { bodyStructure?: boolean; bodyParts?: { key: string; maxLength: number }[] };
    const answer = (query: Query): object =>
      query.bodyStructure
        ? {
            uid: 7,
            bodyStructure: {
              type: 'multipart/mixed',
              parameters: { boundary: 'b' },
              childNodes: [
                envelope,
                { part: '2', type: 'application/pdf', disposition: 'attachment' },
              ],
            },
          }
        : {
            uid: 7,
            bodyParts: new Map(
              (query.bodyParts ?? []).map(({ key, maxLength }) => [
                key.toLowerCase(),
                pieces[key]?.subarray(0, maxLength),
              ]),
            ),
          };
    const session = {
      run: (command: () => Promise<unknown>) => command(),
      estimatesSizes: false,
      client: {
        fetch: async function* (_set: string, query: Query) {
          yield answer(query);
        },
      },
    } as unknown as ImapSession;
    const { raw, withheld } = await fetchLarge(session, {
      uid: 7,
      size: 4_000_000,
      receivedAt: null,
    });
    expect([await verdict(raw), raw.length < 300_000, withheld]).toEqual([READ, true, null]);
  });
});
