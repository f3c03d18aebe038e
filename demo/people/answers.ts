/**
 * Decides how an invented person reacts to a message: not at all, or with an answer that arrives
 * later.
 */
import { answeredStep, roleOf } from './cast.ts';
import { chance } from '../hash.ts';
import {
  writeDeliveryReport,
  writeReply,
  writeUnsubscribe,
} from '../../lib/mail/rehearsal/letters.ts';
import { HOUR, instantAt, localAt, MINUTE, addDays } from './local-time.ts';
import { nameOf, zoneOf, type DemoPerson } from './people.ts';
import type { ServedMessage } from '../mail-server.ts';
import { absenceOf, farewellOf, refusalOf, replyOf } from '../story/words.ts';

type Meaning = 'reply' | 'unsubscribe' | 'out_of_office' | 'auto_reply' | 'bounce';
/** `final`: after this the person must get no message. `awayUntil`: none until after this day. */
export type DemoAnswer = {
  at: number;
  person: DemoPerson;
  meaning: Meaning;
  final: boolean;
  awayUntil: string | null;
  words: string;
  raw: Buffer;
};

/** Null: no answer. */
export async function answerTo(
  person: DemoPerson,
  mail: ServedMessage,
): Promise<DemoAnswer | null> {
  const role = roleOf(person);
  const self = { name: nameOf(person), address: person.email };
  const soon = mail.at + 1 * MINUTE;
  const base = { person, awayUntil: null, final: true, words: '' };
  switch (role.role) {
    case 'answers': {
      if (mail.step !== answeredStep(person)) return null;
      const text = replyOf(person, role.intent);
      const at = whenTheyWrite(person, mail);
      return {
        ...base,
        at,
        meaning: 'reply',
        words: text,
        raw: await writeReply(self, mail, { subject: null, text, automatic: false, at }),
      };
    }
    case 'wants_out': {
      const at = whenTheyWrite(person, mail);
      if (role.by === 'mailto')
        return {
          ...base,
          at,
          meaning: 'unsubscribe',
          raw: await writeUnsubscribe(self, mail, { wish: refusalOf(person), at }),
        };
      if (mail.step !== 2) return null;
      const text = refusalOf(person);
      return {
        ...base,
        at,
        meaning: 'unsubscribe',
        words: text,
        raw: await writeReply(self, mail, { subject: null, text, automatic: false, at }),
      };
    }
    case 'away': {
      if (mail.step === 1) {
        const letter = absenceOf(person, role.back);
        return {
          ...base,
          at: soon,
          meaning: 'out_of_office',
          final: false,
          awayUntil: role.back,
          words: letter.text.split('\n')[2] ?? '',
          raw: await writeReply(self, mail, { ...letter, automatic: true, at: soon }),
        };
      }
      if (!role.answersAfter || mail.step !== 2) return null;
      const [text, at] = [replyOf(person, 'interested'), whenTheyWrite(person, mail)];
      return {
        ...base,
        at,
        meaning: 'reply',
        words: text,
        raw: await writeReply(self, mail, { subject: null, text, automatic: false, at }),
      };
    }
    case 'left_company': {
      const letter = farewellOf(person);
      return {
        ...base,
        at: soon,
        meaning: 'auto_reply',
        words: letter.text,
        raw: await writeReply(self, mail, { ...letter, automatic: true, at: soon }),
      };
    }
    case 'unknown_address': {
      const at = mail.at + 5 * MINUTE + chance(`report|${person.email}`) * 2 * HOUR;
      return {
        ...base,
        at,
        meaning: 'bounce',
        raw: writeDeliveryReport(self, mail, {
          status: '5.1.1',
          reply: `550 5.1.1 <${person.email}>: Recipient address rejected: User unknown in virtual mailbox table`,
          at,
        }),
      };
    }
    case 'mailbox_full':
    case 'greylisted':
    case 'silent':
      return null;
  }
}

/** A few hours later; an answer due after six in the evening is written the next morning. */
function whenTheyWrite(person: DemoPerson, mail: ServedMessage): number {
  const later = mail.at + (10 + 230 * chance(`delay|${person.email}|${mail.step}`)) * MINUTE;
  const { date, minutes } = localAt(zoneOf(person), later);
  if (minutes < 18 * 60) return seconds(later);
  return seconds(
    instantAt(person, addDays(date, 1), 8 * 60) + chance(`morning|${person.email}`) * HOUR,
  );
}

function seconds(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
