/**
 * The texts of the invented people, in their own languages where the tool should understand them.
 */
import { pick } from '../hash.ts';
import { nameOf, type CountryCode, type DemoPerson } from '../people/people.ts';
import type { DemoRole } from '../people/cast.ts';

type Intent = (DemoRole & { role: 'answers' })['intent'];
type Words = Partial<Record<CountryCode | 'any', readonly string[]>>;

const REPLIES: Readonly<Record<Intent, Words>> = {
  interested: {
    any: [
      'Sounds interesting. Could you send me your price list and two dates for a call?',
      'Good timing, we are interested. Does Thursday afternoon work for a short call?',
      'Tell me more, please. We have about forty instruments and an audit in autumn.',
    ],
    DE: ['Das klingt interessant. Schicken Sie mir gerne mehr Unterlagen?'],
    FR: ["Bonjour, ça m'intéresse. Pouvez-vous m'envoyer votre documentation ?"],
    ES: ['Me interesa. ¿Podemos hablar el jueves?'],
    BR: ['Tenho interesse. Pode me mandar os preços?'],
  },
  question: {
    any: [
      'Do you also calibrate torque wrenches, and how long are the instruments away?',
      'Is the certificate accepted by auditors outside Iceland?',
      'How do you handle instruments that cannot leave the building?',
    ],
  },
  not_interested: {
    any: [
      'Thank you, but we are not interested: our own laboratory does this.',
      'No thanks, we already work with a local provider.',
    ],
    DE: ['Vielen Dank, aber daran haben wir kein Interesse.'],
    ES: ['Gracias, pero no nos interesa.'],
  },
  later: {
    any: [
      'Not right now. Please get back to me in September, when the new budget is out.',
      'This is a bad time, we are moving the plant. Could you check back in a few months?',
    ],
  },
  referral: {
    any: [
      'You should talk to our quality team about this; please contact Robin Vale at the front office.',
    ],
  },
};

export function replyOf(person: DemoPerson, intent: Intent): string {
  const words = REPLIES[intent];
  return pick(words[person.country] ?? words.any ?? [], `words|${person.email}`);
}

export function refusalOf(person: DemoPerson): string {
  return pick(
    ['Please remove me from your list.', 'Please stop emailing me. I did not sign up for this.'],
    `no|${person.email}`,
  );
}

/** An absence notice that ends the day before `back`. */
export function absenceOf(person: DemoPerson, back: string): { subject: string; text: string } {
  const first = Number(back.slice(8));
  const last = first - 1;
  switch (person.country) {
    case 'DE':
      return {
        subject: 'Abwesenheitsnotiz',
        text: `Guten Tag,\n\nich bin bis einschließlich ${last}. Mai im Urlaub und ab dem ${first}. Mai wieder im Büro.\n\nMit freundlichen Grüßen\n${nameOf(person)}`,
      };
    case 'FR':
      return {
        subject: "Message d'absence",
        text: `Bonjour,\n\nje suis absent du bureau jusqu'au ${last} mai inclus, de retour le ${first} mai.\n\nCordialement,\n${nameOf(person)}`,
      };
    case 'ES':
      return {
        subject: 'Fuera de la oficina',
        text: `Hola:\n\nestoy de vacaciones y regreso el ${first} de mayo.\n\nUn saludo,\n${nameOf(person)}`,
      };
    case 'BR':
      return {
        subject: 'Resposta automática',
        text: `Olá,\n\nestou de férias e volto no dia ${first} de maio.\n\nAtenciosamente,\n${nameOf(person)}`,
      };
    default:
      return {
        subject: 'Automatic reply',
        text: `Hello,\n\nI am out of the office and will be back on May ${first}.\n\nBest,\n${nameOf(person)}`,
      };
  }
}

export function farewellOf(person: DemoPerson): { subject: string; text: string } {
  return {
    subject: 'Automatic reply',
    text: `${nameOf(person)} is no longer with ${person.company}. This mailbox is not read any more.`,
  };
}
