/**
 * Words around a date that say whether it is the last day away or the first day back. Lower case,
 * with and without accents where people leave them out.
 */
import { list } from '../../list.ts';

/** Parts of words that say "back": the date near them is the first working day again. */
export const RETURN_WORDS: readonly string[] = [
  'return',
  'back',
  'resume',
  'available again',
  'available from',
  'reachable from',
  'in the office again',
  'wieder',
  'zurück',
  'rückkehr',
  'zurueck',
  'erreichbar ab',
  'retour',
  'rentre',
  'reprend',
  'reprise',
  'revien',
  'reviendr',
  'à nouveau',
  'de nouveau',
  'disponible à partir',
  'regres',
  'vuelv',
  'vuelta',
  'volver',
  'reincorpor',
  'nuevamente',
  'disponible a partir',
  'rientr',
  'torn',
  'ritorn',
  'nuovamente',
  'di nuovo',
  'volto',
  'voltar',
  'volta',
  'retorn',
  'novamente',
  'disponível a partir',
  'terug',
  'weer',
  'bereikbaar vanaf',
  'tillbaka',
  'åter',
  ' igen',
  'tilbage',
  'tilbake',
  ' igjen',
  'palaan',
  'palaa',
  'paluu',
  'takaisin',
  'jälleen',
  'wrac',
  'powr',
  'wróc',
  'ponownie',
  'dostępn',
  'vrát',
  'vrac',
  'zpět',
  'opět',
  'návrat',
  'vissza',
  'revin',
  'reveni',
  'верн',
  'возвращ',
  'выхожу',
  'выйду',
  'на связи с',
  'döne',
  'dönü',
  'επιστρ',
  '戻',
  '出社',
  '出勤',
  '復帰',
  '再開',
  '通常',
  '返回',
  '回来',
  '回到',
  '恢复',
  '上班',
  '返崗',
  '복귀',
  '돌아',
  '출근',
];

/**
 * Words right before a date that say "away until". One rule for all languages: alone, they name the
 * day of return ("until Monday").
 */
export const UNTIL_WORDS: readonly string[] = [
  'until',
  'till',
  'til ',
  "'til",
  'through',
  'thru',
  'bis',
  'einschließlich',
  "jusqu'",
  'hasta',
  'fino al',
  "fino all'",
  'fino a',
  'sino al',
  'até',
  'tot',
  't/m',
  'till och med',
  't.o.m',
  'til og med',
  'do dnia',
  'do ',
  'до',
  'по ',
  'vasta',
  '至',
  '直到',
];

/** The same, in languages that put it after the date. */
export const UNTIL_WORDS_AFTER: readonly string[] = ['saakka', 'asti', 'kadar', '까지'];

/** The named day is still a day away: the person is back on the next one. */
export const INCLUSIVE_WORDS: readonly string[] = list`
  through | thru | inclusive | incl. | including | einschließlich | einschl | bis und mit | inkl |
  inclus | y compris | compreso | incluso | inclusief | t/m | tot en met | till och med | t.o.m |
  til og med | t.o.m. | mukaan lukien | włącznie | včetně | включительно | まで | （含） | (含) | 为止
`;

/** Between the first and the last day of an absence; the last one is still a day away. */
export const RANGE_WORDS: readonly string[] = list`
  - | – | — | ~ | 〜 | ～ | to | bis | bis zum | bis einschließlich | au | jusqu'au | al | all' | ao |
  a | à | hasta | hasta el | fino al | tot | tot en met | t/m | till | till den | till och med |
  til | til den | til og med | do | po | по | до | through | thru | から | 至 | 到 | 부터
`;
