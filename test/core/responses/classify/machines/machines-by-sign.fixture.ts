/** Answers of machines, known by a header, a subject, or the envelope. Invented. */
import {
  answer,
  BULK,
  JUNK,
  NULL_PATH,
  QUOTE,
  SUPPRESS,
  titled,
  type Case,
} from './responders.fixture.ts';

const AWAY = 'I am out of the office until Monday. For urgent matters please contact Carl.';
const EXCHANGE_OOF = {
  'Auto-Submitted': 'auto-generated',
  'X-MS-Exchange-Inbox-Rules-Loop': 'bea@example.test',
  ...SUPPRESS,
};

export const BY_HEADER: readonly Case[] = [
  ['Exchange', titled('Automatic reply: Your warehouse', AWAY, EXCHANGE_OOF), 'out_of_office'],
  ['Sieve', answer(AWAY, { 'Auto-Submitted': 'auto-replied (vacation)' }), 'out_of_office'],
  ['Gmail, new', answer('Thanks.', { 'Auto-Submitted': 'auto-replied' }), 'auto_reply'],
  ['Gmail, old', answer(AWAY, { ...BULK, 'X-Autoreply': 'yes' }), 'out_of_office'],
  ['cPanel', answer('Thanks.', { 'X-Autorespond': 'Your warehouse' }), 'auto_reply'],
  ['web.de', answer('Danke.', { 'X-Auto-Reply-From': 'bea@example.test' }), 'auto_reply'],
  ['iCloud', answer('Asleep.', { 'X-Apple-Action': 'VACATION' }), 'auto_reply'],
  ['WorkMail', answer('Thanks.', { 'X-Amazon-Auto-Reply': 'true' }), 'auto_reply'],
  ['an old responder', answer('Thanks.', { Precedence: 'auto_reply' }), 'auto_reply'],
  ['a vacation program', answer('Away.', { 'X-Mailer': 'vacation 1.2' }), 'auto_reply'],
  ['with a quote all the same', answer(AWAY + QUOTE, { 'X-Autoreply': 'yes' }), 'out_of_office'],
  ['a vacation, bulk', answer('I am on vacation until 15 June.', BULK), 'out_of_office'],
  ['a vacation, junk', answer('Ich bin im Urlaub.', JUNK), 'out_of_office'],
  ['an empty path', answer('Ik ben met vakantie.', NULL_PATH), 'out_of_office'],
  ['an empty path, no known word', answer('Zzz, Beas Bot.', NULL_PATH), 'auto_reply'],
  [
    'an empty path and bulk',
    titled('Thank you for your e-mail', 'I will reply.', { ...NULL_PATH, ...BULK }),
    'auto_reply',
  ],
  ['a few words, bulk', titled('', 'Some thing.', { Precedence: 'list' }), 'auto_reply'],
  [
    'a receipt of a help desk, bulk, with what it confirms',
    answer(`We have received your request.${QUOTE}`, BULK),
    'auto_reply',
  ],
];

export const BY_SUBJECT: readonly Case[] = [
  ['a tag, Polish', titled('[Automatyczna odpowiedź] Your warehouse', 'Urlop.'), 'auto_reply'],
  ['a ticket in brackets', titled('[example.test #7] AutoReply: Your warehouse', ''), 'auto_reply'],
  ['a gateway', titled('[EXTERNAL] Automatic reply: Your warehouse', AWAY), 'out_of_office'],
  ['a spam filter', titled('***SPAM*** Out of office', 'Back soon.'), 'out_of_office'],
  ['a number in brackets', titled('(Ticket 123) Automatische Antwort', 'Danke.'), 'auto_reply'],
  ['a number', titled('#4711 - Auto Reply: Your warehouse', 'Thanks.'), 'auto_reply'],
  ['a ticket', titled('Ticket 4711: Automatische Antwort', 'Danke.'), 'auto_reply'],
  ['Japanese brackets', titled('【自動返信】お問い合わせ', 'ありがとうございます。'), 'auto_reply'],
  ['OOO before an answered subject', titled('OOO Re: Your warehouse', ''), 'out_of_office'],
  ['OOO in brackets', titled('[OOO] Re: Your warehouse', ''), 'out_of_office'],
  [
    'German, whose title ends in a prefix',
    titled('Automatische Antwort: Ihr Lager', ''),
    'auto_reply',
  ],
  ['Russian, the same', titled('Автоматический ответ: Ваш склад', ''), 'auto_reply'],
  [
    'relayed',
    titled('Delivered: Your warehouse', 'Your message has been delivered to the recipients.'),
    'delivered',
  ],
  ['at the end, in brackets', titled('Re: Your warehouse (auto reply)', 'Thanks.'), 'auto_reply'],
  ['at the end, square', titled('Re: Your warehouse [Autoreply]', 'Thanks.'), 'auto_reply'],
  [
    'Notes',
    titled('AUTO: Bea Bly is out of the office (returning 06/10/2026)', ''),
    'out_of_office',
  ],
  ['Notes, older', titled('Bea Bly is out of the office.', 'I will respond.'), 'out_of_office'],
  ['Notes, German', titled('Bea Bly ist außer Haus.', 'Bis Montag.'), 'out_of_office'],
  ['Notes, French', titled('Bea Bly est absente.', 'Bonjour'), 'out_of_office'],
  ['Notes, Italian', titled('Bea Bly è fuori ufficio', 'Salve'), 'out_of_office'],
  ['Notes, Polish', titled('Bea Bly jest poza biurem', ''), 'out_of_office'],
  ['QQ', titled('自动回复:Your warehouse', '您好'), 'auto_reply'],
  ['Mail.ru', titled('Автоответ: Your warehouse', 'Здравствуйте'), 'auto_reply'],
  ['Naver', titled('[자동응답] Your warehouse', '안녕하세요'), 'auto_reply'],
  ['Yahoo', titled('Yahoo! Auto Response', 'Hello'), 'auto_reply'],
  ['forwarded by a rule', titled('FW: Out of office', AWAY, { ...EXCHANGE_OOF }), 'out_of_office'],
];
