/** The intent of a human reply: every rule matches its own example, and not its near miss. */
import { describe, expect, it } from 'vitest';
import { INTENT_RULES } from '../../../../data/classify/intents/intent-rules.ts';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { fits, readIntent } from '../../../../lib/core/responses/classify/stages/human-reply.ts';
import { foldVisible } from '../../../../lib/core/responses/classify/mail-view.ts';
import { fold, foldText } from '../../../../lib/core/text/phrase-matcher.ts';
import { INTENTS } from '../../../../lib/domain/responses/response.ts';
import { writeMail } from './write-mail.ts';

const OTHERWISE = new Set(['question', 'unsubscribe', 'unknown', 'meeting', 'spam']);

describe.each(INTENT_RULES.map((rule) => [rule.id, rule] as const))(
  'the intent rule %s',
  (id, rule) => {
    it('is the first to match its example', () => {
      expect(classifyMail(writeMail({ text: rule.example }))).toMatchObject({
        kind: 'reply',
        rule: `intent.${id}`,
        intent: rule.intent,
      });
    });

    it('does not match its near miss', () => {
      expect(fits(rule, fold(rule.nearMiss, 2_000))).toBe(false);
      expect(readIntent(rule.nearMiss, foldVisible(rule.nearMiss)).intent).not.toBe(rule.intent);
    });

    it('has phrases in the form in which texts are read', () => {
      for (const phrase of [...rule.any, ...(rule.whole ?? []), ...(rule.unless ?? [])])
        expect(foldText(phrase)).toBe(phrase.trim());
    });
  },
);

it('every intent that a text can have has rules in seven languages, ids say which, and none is there twice', () => {
  const ids = INTENT_RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const intent of INTENTS.filter((name) => !OTHERWISE.has(name))) {
    const languages = new Set(
      INTENT_RULES.filter((rule) => rule.intent === intent).map(({ id }) => id.split('.')[1]),
    );
    expect([...languages], intent).toEqual(
      expect.arrayContaining(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']),
    );
  }
});

describe('the order decides', () => {
  it.each([
    ['How dare you. I am not interested!', 'angry'],
    ['I am not the right person, please contact Carl.', 'wrong_person'],
    ['Bea has left the company, please contact Carl.', 'left_company'],
    ['Not interested at the moment, but check back next quarter.', 'later'],
    ['Not now, we are not interested.', 'not_interested'],
    ['Not interested, so no need to send me more information.', 'not_interested'],
    ['Sounds good, what does it cost?', 'interested'],
    ['What does it cost?', 'question'],
    ['See https://example.test/?q=1', 'unknown'],
    ['Please contact Carl, he would be interested.', 'referral'],
    ["Yes, let's talk", 'interested'],
    ['> not interested\nWhy do you think so?', 'question'],
    ['Your benefit plan is fitting.', 'unknown'],
  ])('"%s" is %s', (text, intent) => {
    expect(readIntent(text, foldVisible(text)).intent).toBe(intent);
  });
});

/** Synthetic, written as people write. */
describe('what people write', () => {
  it.each([
    [
      'Hi Ann, thanks for reaching out. This looks promising. Could we do Tuesday at 10?',
      'interested',
    ],
    ['Yes, I would like to see how it works. What times work for you?', 'interested'],
    ['Sure, send over some times.', 'interested'],
    ['Happy to jump on a quick call next week.', 'interested'],
    ['Can you share pricing?', 'question'],
    ['What does it cost and do you integrate with SAP?', 'question'],
    ["We're not in the market for this right now.", 'not_interested'],
    ['Thanks but no thanks', 'not_interested'],
    ["We've just signed with another vendor.", 'not_interested'],
    ['Not a priority for us this year. Feel free to ping me in Q3.', 'later'],
    ['Please try me again in September.', 'later'],
    ['I am on parental leave until March, contact me after that.', 'later'],
    [
      "I'm not the decision maker here. Carl Meier runs procurement: carl@example.test",
      'wrong_person',
    ],
    ['Adding Carl, who owns this topic.', 'referral'],
    ['Carl is the person you want to speak with.', 'referral'],
    ['Bea is no longer with us.', 'left_company'],
    ['Stop spamming me or I will report you to the ICO', 'unsubscribe'],
    ['Please take me off your mailing list', 'unsubscribe'],
    ['Remove', 'unsubscribe'],
    ['unsubscribe', 'unsubscribe'],
    ['Who gave you my number? This is outrageous.', 'angry'],
    ['Who gave you my address? This is outrageous.', 'unsubscribe'],
    ['This is the third time you write. Enough!', 'angry'],
    ['Danke für Ihre Nachricht. Das klingt spannend, wann hätten Sie Zeit?', 'interested'],
    ['Wir haben aktuell keinen Bedarf.', 'not_interested'],
    ['Gerne können wir nächste Woche telefonieren.', 'interested'],
    ['Melden Sie sich bitte im Oktober noch einmal.', 'later'],
    ['Was kostet das?', 'question'],
    ['Bitte kontaktieren Sie Herrn Meier, er ist zuständig.', 'referral'],
    ['Nehmen Sie mich bitte aus Ihrem Verteiler', 'unsubscribe'],
    ['Bitte keine weiteren Mails', 'unsubscribe'],
    ['Merci, mais nous ne sommes pas intéressés pour le moment.', 'not_interested'],
    ['Bonjour, pouvez-vous me rappeler en septembre ?', 'later'],
    ['Quel est le prix ?', 'question'],
    ['Désinscrivez-moi svp', 'unsubscribe'],
    ['Je ne suis pas en charge de ce sujet, voyez avec Paul Martin.', 'wrong_person'],
    ['Gracias, pero no estamos interesados.', 'not_interested'],
    ['¿Cuánto cuesta?', 'question'],
    ['Podríamos hablar el jueves', 'interested'],
    ['Escríbanme en septiembre', 'later'],
    ['Non siamo interessati, grazie', 'not_interested'],
    ['Quanto costa?', 'question'],
    ['Possiamo sentirci giovedì', 'interested'],
    ['Nee dank je', 'not_interested'],
    ['Klinkt interessant, kunnen we bellen?', 'interested'],
    ['Wat kost het?', 'question'],
    ['Não, obrigado', 'not_interested'],
    ['Quanto custa?', 'question'],
    ['Podemos marcar uma reunião na quinta', 'interested'],
    ['Please do not contact me any more', 'unsubscribe'],
    ["I don't want any emails from you", 'unsubscribe'],
    ['Kindly remove my address from your database', 'unsubscribe'],
    ['How do I unsubscribe from the Acme newsletter?', 'question'],
    ['Our unsubscribe rate went down thanks to your tips, what else can we do?', 'question'],
    ['No.', 'not_interested'],
    ['No', 'not_interested'],
    ['Nein', 'not_interested'],
    ['Yes', 'interested'],
    ['Ja, gerne', 'interested'],
  ])('"%s" is %s', (text, intent) => {
    const found = classifyMail(writeMail({ text }));
    expect(found).toMatchObject({
      kind: intent === 'unsubscribe' ? 'unsubscribe' : 'reply',
      intent,
    });
  });
});
