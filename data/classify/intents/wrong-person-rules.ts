/** Phrases that say "I am not the right person". */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const WRONG_PERSON_RULES: readonly IntentRule[] = [
  {
    id: 'wrong-person.en',
    intent: 'wrong_person',
    any: list`
      not the decision maker | not the one who decides | don't make these decisions | wrong person |
      not the right person | not the right contact | not the best person | not the person |
      i'm not responsible | i am not responsible | not my area | not my department |
      not my responsibility | wrong address | wrong email | wrong department | you have the wrong |
      you've got the wrong | don't handle this | do not handle this | don't deal with |
      do not deal with | not in charge of | not involved in
    `,
    example: "I'm afraid I am not the right person for this.",
    nearMiss: 'You reached the right person.',
  },
  {
    id: 'wrong-person.de',
    intent: 'wrong_person',
    any: list`
      bin nicht der ansprechpartner | bin nicht die ansprechpartnerin | nicht der entscheider |
      falsche ansprechpartner | falschen ansprechpartner | falsche person | nicht zuständig |
      nicht der richtige ansprech | nicht die richtige ansprech | nicht der richtige |
      nicht die richtige person | nicht mein bereich | falsche adresse | falsche abteilung |
      bin dafür nicht
    `,
    example: 'Dafür bin ich nicht zuständig.',
    nearMiss: 'Ich bin dafür zuständig.',
  },
  {
    id: 'wrong-person.fr',
    intent: 'wrong_person',
    any: list`
      ne suis pas en charge | pas en charge de | ne suis pas décisionnaire | pas la bonne personne |
      pas le bon interlocuteur | pas la bonne interlocutrice | pas le bon contact |
      mauvaise personne | mauvaise adresse | ne suis pas responsable | ne m'occupe pas |
      pas de mon ressort | pas concerné
    `,
    example: 'Je ne suis pas la bonne personne.',
    nearMiss: 'Vous êtes à la bonne adresse.',
  },
  {
    id: 'wrong-person.es',
    intent: 'wrong_person',
    any: list`
      no soy la persona | no es a mí | persona equivocada | no soy responsable |
      no soy el responsable | no soy la responsable | no me encargo | no me ocupo |
      dirección equivocada | correo equivocado
    `,
    example: 'No soy la persona adecuada.',
    nearMiss: 'Soy la persona adecuada.',
  },
  {
    id: 'wrong-person.it',
    intent: 'wrong_person',
    any: list`
      non sono la persona | persona sbagliata | non sono il responsabile |
      non sono la responsabile | non me ne occupo | non mi occupo | indirizzo sbagliato |
      non è di mia competenza
    `,
    example: 'Non sono la persona giusta.',
    nearMiss: 'Sono io la persona giusta.',
  },
  {
    id: 'wrong-person.nl',
    intent: 'wrong_person',
    any: list`
      niet de juiste persoon | verkeerde persoon | niet verantwoordelijk | ga hier niet over |
      niet mijn afdeling | verkeerde adres | niet de juiste contactpersoon
    `,
    example: 'Ik ben niet de juiste persoon.',
    nearMiss: 'Ik ben de juiste persoon.',
  },
  {
    id: 'wrong-person.pt',
    intent: 'wrong_person',
    any: list`
      não sou a pessoa | pessoa errada | não sou o responsável | não sou a responsável |
      não sou responsável | não trato d | endereço errado | não é da minha área | não é comigo
    `,
    example: 'Não sou a pessoa certa.',
    nearMiss: 'Sou a pessoa certa.',
  },
];
