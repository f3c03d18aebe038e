/** What tells of a challenge-response system beside its own words. Folded: lower case. */
import { list } from '../list.ts';

/**
 * Words that occur in challenges and elsewhere: each counts beside one that only challenges have.
 */
export const CHALLENGE_CONTEXT: readonly string[] = list`
  is protected by | protected by a | allowed list | allow list | white list | whitelist |
  safe sender | not pre-approved | sender not | unknown sender | unrecognized sender |
  unrecognised sender | first time you | only have to do this once | only need to do this once |
  need to do this once | this one time | one-time | to ensure delivery | waitlisted | wait-listed |
  held pending | has been held | is being held | is on hold | pending approval | spam protection |
  spam filter | anti-spam | antispam | junk mail | unsolicited | not yet been delivered |
  add yourself | authenticate | prove that you | that you are human | you are human | are a human |
  are a person | a real person | nicht zugestellt | spamschutz | wartet auf | bestätigen sie |
  liste blanche | mise en attente | protégée par | lista blanca | lista de remitentes |
  lista de permissões | lista branca | белый список | подтвердите
`;

/** Header fields that such systems set, by their beginning. */
export const CHALLENGE_FIELDS: readonly string[] = list`
  x-bluebottle- | x-spamarrest | x-boxbe | x-mailinblack | x-challenge | x-choicemail | x-vanquish |
  x-sendio | x-spamlion | x-mailblocks | x-knowspam | x-uol-antispam | x-sanebox-challenge
`;
