/** Replies and meetings inside `winmail.dat`. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { startAllowance } from '../../../../lib/mail/inbound/envelope/unpack.ts';
import { unpackRtf } from '../../../../lib/mail/inbound/envelope/tnef/unpack-rtf.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { packRtf, tnefMessage, withRtfHead, writeTnef, type TnefDraft } from './write-tnef.ts';

const BODY = 0x1000;
const RTF = 0x1009;
const HTML = 0x1013;

async function replyOf(draft: TnefDraft, text?: string): Promise<string | null> {
  const mail = await parseMail(
    tnefMessage(writeTnef(draft), ['Subject: RE: Your warehouse'], text),
  );
  return classifyMail(mail).visibleText;
}

describe('the text of a winmail.dat', () => {
  it.each<[string, TnefDraft, string]>([
    [
      'in UTF-16',
      { properties: [{ id: BODY, value: 'Sounds good – call me.' }] },
      'Sounds good – call me.',
    ],
    [
      'in the attribute of old programs, in their code page',
      {
        codePage: 1251,
        body: Buffer.from('c4e02c20e8edf2e5f0e5f1edee00', 'hex'),
      },
      'Да, интересно',
    ],
    [
      'as HTML in the code page of the message',
      { properties: [{ id: HTML, value: Buffer.from('<p>Gr\xfc\xdfe</p>', 'latin1') }] },
      'Grüße',
    ],
    [
      'as compressed RTF',
      {
        properties: [
          {
            id: RTF,
            value: packRtf(
              '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}' +
                "{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator Riched20;}\\f0 Gr\\'fc\\'dfe,\\par\r\n" +
                "\\f1\\'c4\\'e0 \\f0\\u8364?5 \\{ok\\}\\tab \\endash\\par{\\pict 00ff00ff}}",
            ),
          },
        ],
      },
      'Grüße,\nДа €5 {ok}\t–',
    ],
    [
      'as HTML within RTF',
      {
        properties: [
          {
            id: RTF,
            value: packRtf(
              '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}' +
                '{\\*\\htmltag19 <html>}{\\*\\htmltag50 <body>}{\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 ' +
                'Yes, \\htmlrtf {\\b \\htmlrtf0 {\\*\\htmltag84 <b>}Thursday{\\*\\htmltag92 </b>}\\htmlrtf }\\htmlrtf0 ' +
                '{\\*\\htmltag72 </p>}{\\*\\htmltag58 </body>}}',
            ),
          },
        ],
      },
      'Yes, Thursday',
    ],
  ])('%s', async (_, draft, text) => {
    expect(await replyOf(draft)).toBe(text);
  });

  it('is not read twice when it also came as a part', async () => {
    const draft = { properties: [{ id: BODY, value: 'Sounds good.' }] };
    expect(await replyOf(draft, 'Sounds good.')).toBe('Sounds good.');
  });

  it('comes before attachments, so a cut file still has it', async () => {
    const tnef = writeTnef({
      properties: [{ id: BODY, value: 'Sounds good.' }],
      attachment: Buffer.alloc(200_000, 7),
    });
    const mail = await parseMail(tnefMessage(tnef.subarray(0, 2_000), ['Subject: RE: x']));
    expect(classifyMail(mail).visibleText).toBe('Sounds good.');
  });
});

const MEETING = {
  properties: [
    { id: 0x0037, value: 'Product demo' },
    { id: 0x820d, value: Date.parse('2026-09-08T08:00:00Z'), set: '02200600' },
    { id: 0x0061, value: Date.parse('2026-09-08T08:30:00Z') },
  ],
};

it.each([
  ['IPM.Schedule.Meeting.Resp.Pos', 'calendar.accepted', 'interested', 'Accepted'],
  ['IPM.Schedule.Meeting.Resp.Neg', 'calendar.declined', 'unknown', 'Declined'],
  ['IPM.Microsoft Schedule.MtgRespA', 'calendar.tentative', 'unknown', 'Tentatively accepted'],
  ['IPM.Schedule.Meeting.Request', 'calendar.invitation', 'interested', 'Invitation'],
  ['IPM.Schedule.Meeting.Canceled', 'calendar.cancelled', 'unknown', 'Cancelled'],
])('%s in a winmail.dat is %s', async (messageClass, rule, intent, word) => {
  const tnef = writeTnef({ messageClass, ...MEETING });
  const verdict = classifyMail(await parseMail(tnefMessage(tnef, ['Subject: Product demo'])));
  expect(verdict).toMatchObject({ kind: 'reply', rule, intent });
  expect(verdict.visibleText).toBe(`${word}: Product demo, Tue 8 Sep 2026 08:00-08:30 UTC`);
});

it('references of compressed RTF copy what came before, and end the text', () => {
  // "ab", then six characters from the place where "a" was written; then a reference to the end.
  const at = 207;
  const reference = (from: number, length: number): number[] => {
    const value = (from << 4) | (length - 2);
    return [value >> 8, value & 0xff];
  };
  const packed = Buffer.from([
    0b1100,
    0x61,
    0x62,
    ...reference(at, 6),
    ...reference(at + 8, 2),
    0x63,
  ]);
  expect(unpackRtf(withRtfHead(packed, 100), startAllowance())?.toString()).toBe('abababab');
});

it('a bomb of references is cut at the allowance of the message', () => {
  const bomb = Buffer.alloc(
    4_000_000,
    Buffer.from([0xff, ...Array.from({ length: 16 }, () => 0x0f)]),
  );
  const allowance = { bytes: 50_000 };
  expect(unpackRtf(withRtfHead(bomb, 0xffff_ffff), allowance)?.length).toBe(50_000);
  expect(allowance.bytes).toBe(0);
});
