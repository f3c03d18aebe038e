/** Which signs prove a machine, and which a person's words outweigh. */
import { describe, expect, it } from 'vitest';
import {
  AUTO_SUBJECTS,
  AWAY_CLAUSES,
  AWAY_SUBJECTS,
} from '../../../../../data/classify/auto-replies/auto-subjects.ts';
import { SELF_SENTENCES } from '../../../../../data/classify/auto-replies/machine-sentences.ts';
import { MAIL_PROGRAMS } from '../../../../../data/classify/auto-replies/mail-programs.ts';
import { TYPED_SENTENCES } from '../../../../../data/classify/auto-replies/typed-sentences.ts';
import { foldText } from '../../../../../lib/core/text/phrase-matcher.ts';
import { BY_HEADER, BY_SUBJECT } from '../machines/machines-by-sign.fixture.ts';
import { ABSENCES, ACKNOWLEDGED, BY_TEXT } from '../machines/machines-by-text.fixture.ts';
import { PEOPLE } from '../machines/people.fixture.ts';
import { answer, BULK, titled } from '../machines/responders.fixture.ts';
import { verdict } from './passed-on.fixture.ts';

describe('a machine', () => {
  it.each(BY_HEADER)('by its header: %s', (_, draft, kind) => {
    expect(verdict(draft)).toBe(kind);
  });

  it.each(BY_SUBJECT)('by its subject: %s', (_, draft, kind) => {
    expect(verdict(draft).split(',')[0]).toBe(kind);
  });

  it.each(BY_TEXT)('by its text: %s', (_, draft, kind) => {
    expect(verdict(draft)).toBe(kind);
  });

  it.each(Object.entries(ACKNOWLEDGED))('that confirms receipt (%s) is automatic', (_, text) => {
    expect(verdict(titled('Your warehouse', text))).toBe('auto_reply');
  });

  it.each(Object.entries(ABSENCES))('that is away (%s), by its precedence', (_, text) => {
    expect(verdict(answer(text, BULK))).toBe('out_of_office');
    expect(verdict(answer(text)).split(',')[0]).toBe('reply');
  });

  it('each title counts at the beginning, and not after "Re:"', () => {
    for (const title of [...AUTO_SUBJECTS, ...AWAY_SUBJECTS]) {
      expect([title, verdict(titled(`${title} Goods`, 'x'))]).toEqual([
        title,
        AWAY_SUBJECTS.includes(title) ? 'out_of_office' : 'auto_reply',
      ]);
      expect([title, verdict(titled(`${title}: Goods`, 'x')).split(',')[0]]).not.toEqual([
        title,
        'reply',
      ]);
      expect([title, verdict(titled(`Re: ${title} goods`, 'x'))]).toEqual([
        title,
        'reply, unknown',
      ]);
    }
  });

  it('each clause counts behind a name', () => {
    for (const clause of AWAY_CLAUSES)
      expect([clause, verdict(titled(`Bea Bly ${clause}`, 'x'))]).toEqual([
        clause,
        'out_of_office',
      ]);
  });

  it('each sentence by which a machine names itself is enough', () => {
    for (const sentence of SELF_SENTENCES)
      expect([sentence, verdict(answer(`Hello. ${sentence}.`)).split(',')[0]]).not.toEqual([
        sentence,
        'reply',
      ]);
  });
});

describe('a read receipt as text', () => {
  it.each<[string, string]>([
    [
      'Read: Your warehouse',
      'Your message\n\n  To: Bea\n  Sent: 1/6/2026\n\nwas read on 1/6/2026.',
    ],
    ['Not read: Your warehouse', 'Your message was deleted without being read on Monday.'],
    ['Gelesen: Ihr Lager', 'Ihre Nachricht an Bea wurde am Montag, 1. Juni 2026 gelesen.'],
    ['Lu : Votre entrepôt', 'Votre message a été lu le lundi 1 juin 2026.'],
    ['Leído: Su almacén', 'El mensaje a Bea se ha leído el lunes.'],
    ['Letto: Magazzino', 'Il messaggio è stato letto lunedì.'],
    ['Lida: Armazém', 'A sua mensagem foi lida em 1 de junho.'],
    ['Gelezen: Uw magazijn', 'Uw bericht is gelezen op maandag.'],
    ['Läst: Ert lager', 'Meddelandet lästes den 1 juni.'],
    ['Przeczytane: Magazyn', 'Wiadomość została przeczytana w poniedziałek.'],
    ['Прочтено: Ваш склад', 'Ваше сообщение было прочитано 1 июня.'],
    ['開封済み: 倉庫', 'メッセージは 2026/06/01 に開封されました。'],
    ['已读: 仓库', '您的邮件已被阅读。'],
    [
      'Return Receipt (displayed) - Your warehouse',
      'Your document was received by: Bea Bly at 10:00.',
    ],
  ])('%s', (subject, text) => {
    expect(verdict(titled(subject, text))).toBe('delivered');
  });
});

describe('a person', () => {
  it.each(PEOPLE)('%s', (_, draft, kind) => {
    expect(verdict(draft).split(',')[0]).toBe(kind);
  });

  it('each typed sentence outweighs a precedence', () => {
    for (const sentence of TYPED_SENTENCES) {
      const text = `I am on vacation. ${sentence}.`;
      expect([sentence, verdict(answer(text, BULK)).split(',')[0]]).toEqual([sentence, 'reply']);
    }
  });

  it('each mail program outweighs a precedence', () => {
    for (const { name, value = [] } of MAIL_PROGRAMS)
      for (const program of value)
        expect([
          program,
          verdict(answer('I am on vacation.', { ...BULK, [name]: program })).split(',')[0],
        ]).toEqual([program, 'reply']);
  });
});

it('the words of the tables are folded, and none is listed twice', () => {
  for (const table of [
    AUTO_SUBJECTS,
    AWAY_SUBJECTS,
    AWAY_CLAUSES,
    SELF_SENTENCES,
    TYPED_SENTENCES,
  ]) {
    expect(table.filter((words) => foldText(words) !== words)).toEqual([]);
    expect(table.filter((words, at) => table.indexOf(words) !== at)).toEqual([]);
  }
});
