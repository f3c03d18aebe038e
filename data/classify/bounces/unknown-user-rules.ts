/**
 * Phrases of servers about an unknown user. Tried after every phrase that can occur beside these
 * words and means something else.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

export const UNKNOWN_USER_RULES: readonly BounceRule[] = [
  {
    id: 'exchange-online-unknown',
    reason: 'user_unknown',
    class: 'hard',
    any: [],
    all: [['recipient address rejected: access denied', 'outlook.com']],
    example:
      '550 5.4.1 [bea@example.test]: Recipient address rejected: Access denied [XX1.prod.protection.outlook.com]',
    why: 'Directory-based edge blocking of Exchange Online: the address is not in the tenant.',
  },
  {
    id: 'yahoo-no-account',
    reason: 'user_unknown',
    class: 'hard',
    any: ['delivery error: dd', "doesn't have a yahoo", "doesn't have a ymail"],
    example:
      "554 delivery error: dd This user doesn't have a yahoo.com account (bea@yahoo.test) [0]",
    why: 'Yahoo says so after the content, and it is final.',
  },
  {
    id: 'user-unknown',
    reason: 'user_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      user unknown | unknown user* | unknown recipient | recipient unknown | unknown address* |
      address unknown | unknown local part | unknown local-part | unknown mailbox |
      mailbox unknown | unknown account | account unknown | unknown alias | unknown to address |
      unknown_user | unknownuser | user_unknown | no such user* | no such mailbox |
      no such recipient | no such address | no such account | no such person | no such customer |
      not our customer | no such local | no such name | no such email | no mailbox |
      no account by that name | no one by that name | no valid recipient | no matches to |
      no matching | nosuchuser | user not found | user is not found | user was not found |
      recipient not found | recipient was not found | recipnotfound | recipientnotfound |
      mailbox not found | address not found | account not found | recipient cannot be |
      could not be found | couldn't be found | wasn't found | cannot be found |
      not found in directory | does not exist | doesn't exist | nonexistent user |
      nonexistent mailbox | non-existent user | non-existent mailbox | non existent user | unexist* |
      existe pas | no existe | existiert nicht | nicht vorhanden | não existe* | nao existe* |
      non esiste | не существует | 存在しません | 見つかりません | n'existe* | invalid recipient |
      invalid mailbox | invalid user* | invalid address | invalid final delivery userid |
      invalid local part | invalid receiver | invalid email | bad recipient | bad address |
      bad mailbox | bad destination mailbox | recipient invalid | address invalid |
      recipient is invalid | address is invalid | mailbox invalid | mailbox name not allowed |
      illegal alias | illegal user* | undeliverable address | unable to find recipient |
      cannot find user | cannot find recipient | user not known | not known at | not a known user |
      not a valid mailbox | not listed in domino directory | not listed in public | not our user |
      recipient not exist | not a registered | not registered | unregistered | no longer with |
      no longer exist | no longer active | no longer a valid | no longer in use | no longer valid |
      recipient name is not recognized | user doesn | is not a user | account removed |
      been deleted | account was deleted | mailbox was deleted | user deleted | account deleted | deleted account | recipient no longer |
      recipient address rejected: undeliverable | verification failed: user | unverified address |
      recipient verify failed | resolver.adr | dosn't exist | user account is unavailable |
      rejecting recipient | several matches found in domino directory | not in directory |
      not in my user list | mailbox does not | unbekannt | inconnu | desconocid* | desconhecid* |
      sconosciut* | onbekend | あて先不明 | ユーザが存在 | vdelivermail: no such | misspelled |
      check the recipient | check your recipient | please check the address |
      please check if address | address you entered | addressee unknown | recipient @ unknown | user @ unknown | 宛先不明 | 送信先メールアドレスが見つか
    `,
    example:
      '550 5.1.1 <bea@example.test>: Recipient address rejected: User unknown in virtual mailbox table',
    why: 'RFC 3463 5.1.1, and the wording of each system.',
  },
];
