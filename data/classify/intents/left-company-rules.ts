/** Phrases that say that a person has left the company. */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const LEFT_COMPANY_RULES: readonly IntentRule[] = [
  {
    id: 'left-company.en',
    intent: 'left_company',
    any: [
      'i have moved on from',
      'i left the company',
      'no longer part of',
      'no longer with',
      'no longer works',
      'no longer working',
      'no longer work ',
      'no longer employed',
      'no longer at ',
      'has left the company',
      'have left the company',
      'left the company',
      'left our company',
      'i have left',
      "i've left",
      'has retired',
      'i retired',
      'i have retired',
    ],
    unless: list`
      no longer working on | no longer works for us that | no longer with the same |
      i have left it | i have left the | i've left the | i've left it
    `,
    example: 'Bea no longer works here.',
    nearMiss: 'We are no longer working on this project.',
  },
  {
    id: 'left-company.de',
    intent: 'left_company',
    any: list`
      nicht mehr im unternehmen | nicht mehr bei uns | nicht mehr in unserem unternehmen |
      nicht mehr für uns | nicht mehr bei der firma | das unternehmen verlassen | ausgeschieden |
      im ruhestand | in rente
    `,
    example: 'Frau Bly ist nicht mehr bei uns beschäftigt.',
    nearMiss: 'Das ist nicht mehr aktuell.',
  },
  {
    id: 'left-company.fr',
    intent: 'left_company',
    any: list`
      ne travaille plus | ne fait plus partie | a quitté l'entreprise | a quitté la société |
      j'ai quitté l'entreprise | j'ai quitté la société | parti à la retraite | partie à la retraite
    `,
    example: 'Mme Bly ne travaille plus chez nous.',
    nearMiss: 'Cela ne fonctionne plus chez nous.',
  },
  {
    id: 'left-company.es',
    intent: 'left_company',
    any: list`
      ya no trabaja | ya no trabajo | ya no forma parte | ya no está en la empresa |
      dejó la empresa | ha dejado la empresa | se ha jubilado
    `,
    example: 'Bea ya no trabaja aquí.',
    nearMiss: 'Ya no usamos ese sistema.',
  },
  {
    id: 'left-company.it',
    intent: 'left_company',
    any: list`
      non lavora più | non lavoro più | non fa più parte | ha lasciato l'azienda |
      ha lasciato la società | è andata in pensione | è andato in pensione
    `,
    example: 'Bea non lavora più qui.',
    nearMiss: 'Non usiamo più quel sistema.',
  },
  {
    id: 'left-company.nl',
    intent: 'left_company',
    any: list`
      werkt niet meer | niet meer werkzaam | werk niet meer bij | uit dienst |
      heeft ons bedrijf verlaten | met pensioen
    `,
    unless: ['werkt niet meer goed', 'systeem werkt niet meer', 'dat werkt niet meer'],
    example: 'Bea werkt niet meer bij ons.',
    nearMiss: 'Dat systeem werkt niet meer.',
  },
  {
    id: 'left-company.pt',
    intent: 'left_company',
    any: list`
      não trabalha mais | já não trabalha | não trabalho mais | não faz mais parte |
      já não faz parte | deixou a empresa | saiu da empresa | se aposentou
    `,
    example: 'A Bea já não trabalha aqui.',
    nearMiss: 'Já não usamos esse sistema.',
  },
  {
    id: 'left-company.other',
    intent: 'left_company',
    any: list`
      arbetar inte längre | arbejder ikke længere | jobber ikke lenger | ei ole enää töissä |
      już nie pracuje | nie pracuje już | již nepracuje | už nepracuje | больше не работает |
      уволил | artık çalışm | 退職 | 离职 | 離職 | 퇴사
    `,
    example: 'Ona już nie pracuje w naszej firmie.',
    nearMiss: 'Система больше не нужна.',
  },
];
