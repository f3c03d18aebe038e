/** Texts whose label is wrong: each is read as its writer wrote it. */
import { expect, it } from 'vitest';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';

const TEXTS = {
  zhT: '您好，謝謝您的來信，我們對此很有興趣，請於週四聯絡我。',
  zhS: '您好，谢谢您的来信，我们对此很有兴趣，请在周四联系我。',
  ja: 'お世話になっております。木曜日にお電話ください。',
  ko: '안녕하세요. 관심이 있습니다. 목요일에 연락 주세요.',
  ru: 'Здравствуйте! Нам это интересно, позвоните в четверг.',
  de: 'Schöne Grüße, wir hätten Interesse. Können wir am Donnerstag sprechen?',
  pl: 'Dziękuję, jesteśmy zainteresowani. Proszę zadzwonić w czwartek, będę w biurze.',
  el: 'Καλησπέρα, μας ενδιαφέρει. Καλέστε την Πέμπτη.',
  fr: 'Merci, ça m’intéresse : rappelez-moi après l’été.',
};
/** The same texts in other charsets than UTF-8, as base64. */
const BYTES = {
  'zhT as big5': 'sXqmbqFBwcLBwrF6qrqo06tIoUGn2q3Mue+muavcprO/s73soUG90KnztmelfMFwtbin2qFD',
  'zhS as gbk': 'xPq6w6Os0LvQu8T6tcTAtNDFo6zO0sPHttS0y7rc09DQy8iko6zH69Ta1tzLxMGqz7XO0qGj',
  'ja as shift_jis': 'gqiQophigsmCyILBgsSCqILogtyCt4FCltiXapP6gsmCqJNkmGKCrYK+grOCooFC',
  'ja as euc-jp': 'pKrApM/DpMukyqTDpMakqqTqpN6kuaGjzNrNy8b8pMukqsXFz8Okr6TApLWkpKGj',
  'ko as euc-kr': 'vsiz58fPvLy/5C4gsPy9ycDMIMDWvcC0z7TZLiC48b/kwM+/oSC/rLb0IMHWvLy/5C4=',
  'ru as windows-1251': 'x+Tw4OLx8uLz6fLlISDN4Owg/fLuIOjt8uXw5fHt7iwg7+7n4u7t6PLlIOIg9+Xy4uXw4y4=',
  'ru as koi8-r': '+sTSwdfT1NfVytTFISDuwc0g3NTPIMnO1MXSxdPOzywg0M/a18/OydTFINcg3sXU18XSxy4=',
  'de as windows-1252':
    'U2No9m5lIEdy/N9lLCB3aXIgaOR0dGVuIEludGVyZXNzZS4gS/ZubmVuIHdpciBhbSBEb25uZXJzdGFnIHNwcmVjaGVuPw==',
  'fr as windows-1252': 'TWVyY2ksIOdhIG2SaW506XJlc3NlIDogcmFwcGVsZXotbW9pIGFwcuhzIGyS6XTpLg==',
  'pl as windows-1250':
    'RHpp6mt1auosIGplc3RlnG15IHphaW50ZXJlc293YW5pLiBQcm9zeuogemFkendvbmnmIHcgY3p3YXJ0ZWssIGLqZOogdyBiaXVyemUu',
  'el as iso-8859-7': 'yuHr5/Pw3fHhLCDs4fIg5e3k6eH23fHl6S4gyuHr3fP05SD05+0g0N3s8PTnLg==',
};

it.each<[keyof typeof TEXTS, actual: string, declared: string]>([
  ['zhT', 'utf-8', 'big5'],
  ['zhT', 'big5', 'utf-8'],
  ['zhT', 'big5', ''],
  ['zhT', 'big5', 'us-ascii'],
  ['zhS', 'gbk', 'utf-8'],
  ['zhS', 'gbk', 'big5'],
  ['zhS', 'utf-8', 'gb2312'],
  ['zhS', 'gbk', 'unknown-8bit'],
  ['zhS', 'gbk', 'x-unknown'],
  ['zhS', 'gbk', 'iso-8859-1'],
  ['ja', 'shift_jis', 'iso-2022-jp'],
  ['ja', 'euc-jp', 'iso-2022-jp'],
  ['ja', 'shift_jis', 'utf-8'],
  ['ja', 'utf-8', 'shift_jis'],
  ['ja', 'utf-8', 'iso-2022-jp'],
  ['ko', 'euc-kr', 'utf-8'],
  ['ko', 'utf-8', 'euc-kr'],
  ['ru', 'windows-1251', 'koi8-r'],
  ['ru', 'koi8-r', 'windows-1251'],
  ['ru', 'windows-1251', 'utf-8'],
  ['ru', 'koi8-r', ''],
  ['ru', 'utf-8', 'koi8-r'],
  ['ru', 'windows-1251', 'iso-8859-1'],
  ['de', 'windows-1252', 'utf-8'],
  ['de', 'windows-1252', 'us-ascii'],
  ['de', 'utf-8', 'iso-8859-1'],
  ['de', 'utf-8', 'windows-1250'],
  ['de', 'windows-1252', ''],
  ['fr', 'windows-1252', 'iso-8859-1'],
  ['fr', 'windows-1252', 'utf-8'],
  ['pl', 'windows-1250', 'utf-8'],
  ['pl', 'utf-8', 'iso-8859-2'],
  ['el', 'iso-8859-7', 'utf-8'],
  ['el', 'utf-8', 'iso-8859-7'],
])('%s in %s under the label "%s"', async (name, actual, declared) => {
  const text = TEXTS[name];
  const bytes = Object.entries(BYTES).find(([key]) => key === `${name} as ${actual}`)?.[1];
  const body = bytes === undefined ? Buffer.from(text) : Buffer.from(bytes, 'base64');
  expect(
    await bodyOf(body, declared === '' ? 'text/plain' : `text/plain; charset=${declared}`),
  ).toBe(text);
});

it('takes the label that another part of the message has', async () => {
  const body = Buffer.from(BYTES['zhT as big5'], 'base64').subarray(0, 6);
  const subject = `=?big5?B?${BYTES['zhT as big5']}?=`;
  expect(await bodyOf(body, 'text/plain; charset=utf-8', subject)).toBe(TEXTS.zhT.slice(0, 3));
});

it('takes the label in the HTML', async () => {
  const head = Buffer.from('<html><head><meta charset="windows-1250"></head><body>');
  const body = Buffer.concat([head, Buffer.from(BYTES['pl as windows-1250'], 'base64')]);
  expect(await bodyOf(body, 'text/html')).toContain(TEXTS.pl);
});

it('keeps a right label whose bytes another charset also fits', async () => {
  // Valid UTF-8 by chance: two characters in GBK.
  expect(await bodyOf(Buffer.from('c1aacda8', 'hex'), 'text/plain; charset=gb2312')).toBe('联通');
});

async function bodyOf(body: Buffer, type: string, subject = 'x'): Promise<string | null> {
  const head = [
    'From: bea@example.test',
    'To: ann@acme.test',
    `Subject: ${subject}`,
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: 8bit',
  ].join('\r\n');
  const mail = await parseMail(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]));
  return mail.parts[0]?.text ?? null;
}
