/** Machine mail with little to tell it: bare, in a list's clothes, in other languages. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { ORIGINAL, writeMail, type Draft } from '../write-mail.ts';

const NULL_PATH = { 'Return-Path': '<>' };
const REPORT = {
  'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
};
const OURS = 'Re: Your warehouse';

function kindOf(draft: Draft): string {
  return classifyMail(writeMail(draft), { ownSubjects: ['Your warehouse'] }).kind;
}

describe('a non-delivery with an empty reverse path and our own subject is a bounce', () => {
  it.each([
    ['English', 'Your message to bea@example.test could not be delivered: mailbox full.'],
    [
      'a quota notice',
      'The mailbox of bea@example.test is full. Your message was returned to you.',
    ],
    ['an unknown user', 'You sent mail to bea@example.test. It is not a valid user here.'],
    ['German', 'Ihre Nachricht an bea@example.test konnte nicht übermittelt werden.'],
    ['French', "Votre message à bea@example.test n'a pas été remis."],
    ['Spanish', 'Su mensaje a bea@example.test no ha podido ser entregado.'],
    ['Portuguese', 'Sua mensagem para bea@example.test não foi entregue.'],
    ['Italian', 'Il messaggio per bea@example.test non è stato recapitato.'],
    ['Dutch', 'Uw bericht aan bea@example.test kan niet worden bezorgd.'],
    ['Swedish', 'Ditt meddelande till bea@example.test har inte levererats.'],
    ['Danish', 'Meddelelsen til bea@example.test blev ikke leveret.'],
    ['Finnish', 'Viestiä osoitteeseen bea@example.test ei toimitettu.'],
    ['Polish', 'Wiadomość do bea@example.test nie mogła zostać dostarczona.'],
    ['Czech', 'Zprávu pro bea@example.test nebylo možné doručit.'],
    ['Slovak', 'Správu pre bea@example.test sa nepodarilo, nebolo možné doručiť.'],
    ['Hungarian', 'Az üzenetet nem sikerült kézbesíteni: bea@example.test'],
    ['Romanian', 'Mesajul către bea@example.test nu a putut fi livrat.'],
    ['Russian', 'Письмо для bea@example.test не удалось отправить.'],
    ['Ukrainian', 'Лист для bea@example.test не вдалося доставити.'],
    ['Turkish', 'bea@example.test adresine iletiniz iletilemedi.'],
    ['Greek', 'Το μήνυμα προς bea@example.test δεν παραδόθηκε.'],
    ['Hebrew', 'ההודעה אל bea@example.test לא נמסרה.'],
    ['Arabic', 'تعذر تسليم رسالتك إلى bea@example.test'],
    ['Vietnamese', 'Thư của bạn đến bea@example.test không gửi được.'],
    ['Indonesian', 'Pesan Anda ke bea@example.test tidak terkirim.'],
    ['Thai', 'ไม่สามารถส่ง อีเมลถึง bea@example.test'],
    ['Japanese', 'bea@example.test へのメールは配信されませんでした。'],
    ['Chinese', '您发给 bea@example.test 的邮件未能送达。'],
    ['Korean', 'bea@example.test 로 보낸 메일이 전달되지 않았습니다.'],
  ])('%s', (_language, text) => {
    const found = classifyMail(
      writeMail({ from: 'Post <post@example.test>', subject: OURS, headers: NULL_PATH, text }),
      { ownSubjects: ['Your warehouse'] },
    );
    expect(found).toMatchObject({ kind: 'bounce', bounce: { recipient: 'bea@example.test' } });
  });
});

describe('a daemon whose words no rule knows returns a bounce', () => {
  it.each([
    'MAILER-DAEMON@example.test',
    'postmaster@example.test',
    'Mail Delivery System <x@example.test>',
    'System Administrator <x@example.test>',
    'Systemadministrator <x@example.test>',
    'Administrateur système <x@example.test>',
    'Administrador del sistema <x@example.test>',
    'Amministratore di sistema <x@example.test>',
    'Почтовая система <x@example.test>',
    '系统管理员 <x@example.test>',
    '郵件系統 <x@example.test>',
    'メールシステム <x@example.test>',
    '메일 시스템 <x@example.test>',
    'mailserver@example.test',
  ])('%s', (from) => {
    const text = `Qapla batlh je!\n\n--- Original message ---\n${ORIGINAL}`;
    expect(kindOf({ from, subject: OURS, headers: NULL_PATH, text })).toBe('bounce');
  });
});

describe('a report that cannot be read', () => {
  it.each<[string, Draft, string]>([
    ['of delivery, without a word', { headers: REPORT, parts: [], text: '' }, 'bounce'],
    [
      'of a delivery that succeeded',
      { headers: REPORT, parts: [], text: 'Your message was successfully delivered.' },
      'delivered',
    ],
    [
      'with the text of an absence',
      { headers: { ...REPORT, ...NULL_PATH }, parts: [], text: 'I am out of office until Monday.' },
      'out_of_office',
    ],
    [
      'of another type',
      {
        headers: { 'Content-Type': 'multipart/report; report-type=x-quota' },
        parts: [],
        text: 'x',
      },
      'auto_reply',
    ],
  ])('%s', (_case, draft, kind) => {
    expect(kindOf({ from: 'Post <post@example.test>', subject: 'Xyzzy', ...draft })).toBe(kind);
  });

  it.each<[string, Draft]>([
    ['an empty reverse path', { headers: NULL_PATH, text: 'Qapla!' }],
    ['a daemon', { from: 'MAILER-DAEMON@example.test', text: 'Qapla!' }],
    ['a daemon and a question', { from: 'MAILER-DAEMON@example.test', text: 'Who is this?' }],
    ['X-Failed-Recipients', { headers: { 'X-Failed-Recipients': 'bea@example.test' }, text: '?' }],
  ])('is never a reply: %s', (_case, draft) => {
    expect(kindOf({ subject: OURS, ...draft })).not.toBe('reply');
    expect(kindOf({ subject: OURS, inReplyTo: ['<m1.k7@acme.test>'], ...draft })).not.toBe('reply');
  });

  it('leaves a person alone whose path was lost, and who says what he wants', () => {
    expect(
      kindOf({
        subject: OURS,
        headers: NULL_PATH,
        inReplyTo: ['<m1.k7@acme.test>'],
        text: 'Sounds interesting, call me on Monday.',
      }),
    ).toBe('reply');
  });
});

describe("in a list's clothes", () => {
  const LIST = { 'List-Id': 'News <news.example.test>', Precedence: 'bulk' };
  it('a report is a bounce', () => {
    expect(
      kindOf({
        from: 'gateway@example.test',
        subject: 'Mail could not be delivered',
        headers: LIST,
        text: 'The following mail could not be delivered.\nReason: no such user bea@example.test',
        parts: [['message/rfc822', ORIGINAL]],
      }),
    ).toBe('bounce');
  });

  it('a member who asks about one is none', () => {
    expect(
      kindOf({
        subject: 'Undeliverable: what is this?',
        headers: LIST,
        text: 'Hi all, since Monday I see this line in my log, and I wonder why. Our second server says the same, and both are new. It says: could not be delivered to bea@example.test. Carl',
      }),
    ).toBe('unrelated');
  });
});

describe('a delay', () => {
  it.each([
    ['Gmail', 'There was a temporary problem delivering your message. Gmail will retry.'],
    ['sendmail', 'Warning: message still undelivered after 4 hours. Will keep trying.'],
    ['Exchange', 'Delivery is delayed to these recipients or groups.'],
    ['German', 'Ihre Nachricht wurde noch nicht zugestellt. Es wird weiterhin versucht.'],
    ['French', "Votre message n'a pas encore été remis. De nouvelles tentatives auront lieu."],
    ['Spanish', 'La entrega se ha retrasado. El servidor volverá a intentar la entrega.'],
    ['Portuguese', 'A mensagem ainda não foi entregue. O servidor tentará novamente.'],
    ['Italian', 'La consegna è in ritardo. Il server riproverà.'],
    ['Dutch', 'De bezorging is vertraagd. Er wordt opnieuw geprobeerd.'],
    ['Russian', 'Доставка задерживается. Повторные попытки будут продолжены.'],
    ['Polish', 'Dostarczenie opóźnione, serwer ponowi próbę.'],
    ['Japanese', 'メールの配信が遅延しています。引き続き配信を試みます。'],
    ['Chinese', '邮件投递延迟，系统将继续尝试。'],
  ])('in words of %s is no bounce', (_system, text) => {
    expect(
      kindOf({
        from: 'Mail Delivery System <mailer-daemon@mx.example.test>',
        subject: 'Delivery Status Notification',
        text: `${text}\n\n  bea@example.test\n\n${ORIGINAL}`,
      }),
    ).toBe('delayed');
  });

  it.each([
    ['German', 'Die Zustellung wurde verzögert und ist endgültig gescheitert: bea@example.test'],
    ['Spanish', 'Se ha retrasado. 550 5.1.1 <bea@example.test> User unknown'],
  ])('that ended is a bounce: %s', (_language, text) => {
    expect(
      kindOf({ from: 'mailer-daemon@mx.example.test', subject: 'Undeliverable: x', text }),
    ).toBe('bounce');
  });

  it('is what a success of a daemon is not', () => {
    expect(
      kindOf({
        from: 'mailer-daemon@mx.example.test',
        subject: 'Delivery Status Notification (Success)',
        text: 'Your message was successfully delivered to bea@example.test.',
      }),
    ).toBe('delivered');
  });
});
