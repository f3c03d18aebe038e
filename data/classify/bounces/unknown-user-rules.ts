/**
 * Phrases of servers about an unknown user. Tried after every phrase that can occur beside these
 * words and means something else.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

/** Words that give "does not exist" and its like another subject than the recipient. */
const OTHER_SUBJECTS = list`
  ip address | unregistered domain | domain not registered | domain is not registered |
  gateway user | e2110 | dns record | file does not | directory does not | record does not |
  record could not | folder does not | certificate | connector | access denied | authentication |
  temporarily | over quota | your account | token | your plan | plan no longer | subscription |
  license | licence | whitelist | allowlist | or is down
`;

export const UNKNOWN_USER_RULES: readonly BounceRule[] = [
  {
    id: 'exchange-online-unknown',
    reason: 'user_unknown',
    class: 'hard',
    any: [],
    all: [['recipient address rejected: access denied', 'outlook.com']],
    example:
      '550 [bea@example.test]: Recipient address rejected: Access denied [XX1.prod.protection.outlook.com]',
    nearMisses: ['554 5.7.1 <bea@example.test>: Recipient address rejected: Access denied'],
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
      user unknown | unknown user* | unknown users | unknown recipient | unknown recipients |
      recipient unknown | recipients unknown | user is unknown | recipient is unknown |
      unknown address* | unknown addresses | address unknown | address is unknown |
      unknown local part | unknown local-part | unknown local user | unknown mailbox |
      mailbox unknown | unknown account | account unknown | unknown alias | unknown username |
      unknown login | unknown email | unknown e-mail | unknown mail address | unknown virtual user |
      unknown to address | unknown here | unknown at this | unknown destination | unknown to this system |
      not known to us | don't know this user | do not know this user | don't know this person |
      do not know this person | no one here by that name | nobody here by that name |
      no one by that name | not known to this | address_not_found | user_not_found |
      recipient_not_found | mailbox_not_found | wrong recipient | wrong recipients |
      all recipients are invalid | no one with that email | no one with that address |
      no such mail drop | no such box | dead mailbox | dead address | address is dead |
      invalid account | handle mail for that user | handle mail for this user |
      unable to find alias | no local mailbox | not have a user by |
      user not a member of domain | user path no exist | not a local address |
      address unresolvable | unresolvable address | user has left | local address contains |
      account is unavailable | unknown_user | unknown_recipient |
      unknownuser | user_unknown | user-unknown | no such user* | no such users | no such username |
      no such mailbox | no such mail box | no such inbox | no such recipient | no such recipients |
      no such address | no such account | no such person | no such customer | no such subscriber |
      no such member | no such alias | no such id | no such login | no such mail user |
      no_such_user | not our customer | no such local | no such name | no such email |
      no such e-mail | no such virtual | no mailbox | no mail box | no mail-box |
      no account by that name | no one by that name | nobody by that name | no user by that name |
      no user with that name | no user here | there is no user | there is no account |
      there is no mailbox | there is no one at this address | there is no such |
      no recipient by that name | no valid recipient | no valid recipients | no matches to |
      no matching | nosuchuser | user not found | user is not found | user was not found |
      user not exist | user not exists | user name not found | username not found |
      recipient not found | recipient was not found | recipients not found | recipnotfound |
      recipientnotfound | mailbox not found | address not found | account not found |
      alias not found | addressee not found | recipient cannot be | not found in directory |
      nonexistent user | nonexistent mailbox | nonexistent recipient | nonexistent account |
      nonexistent address | non-existent user | non-existent mailbox | non-existent recipient |
      non-existent account | non-existent address | non-existent email | non existent user |
      non existent mailbox | unexist* | unexisting | invalid recipient | invalid recipients |
      invalid rcpt | invalid mailbox | invalid user* | invalid username |
      invalid final delivery userid | invalid local part | invalid local address |
      invalid receiver | invalid destination address | invalid to address | illegal recipient |
      invalid_recipient | invalidrecipient | bad recipient | bad_recipient | bad-recipient |
      badrecipient | badrcptto | bad rcpt | bad mailbox | bad destination mailbox |
      bad destination email | bad destination address | recipient invalid | recipient is invalid |
      recipient is not valid | recipient not valid | mailbox invalid | mailbox is invalid |
      mailbox name not allowed | illegal alias | illegal user* | undeliverable address |
      unable to find recipient | unable to find user | unable to find mailbox | cannot find user |
      cannot find recipient | can't find user | can't find recipient | user not known |
      recipient not known | not known at | not known here | not a known user |
      not a known recipient | not a known address | not a valid mailbox | not a valid user |
      not a valid recipient | not a valid account | not a valid email | not a valid e-mail |
      not a valid username | not a valid local | not a valid address at |
      isn't a valid recipient | not a local user | not a local recipient | not a local mailbox |
      not listed in domino directory | not listed in public | not our user |
      recipient not exist | recipient not exists | recipient unrecognized |
      recipient unrecognised | recipient not recognized | recipient not recognised |
      recipient is not recognized | recipient name is not recognized | unrecognized recipient |
      unrecognised recipient | unrecognized user | unrecognised user | user not recognized |
      user not recognised | user unrecognized | address not recognized | address not recognised |
      mailbox not recognized | not a registered user | not a registered recipient |
      not a registered mailbox | not a registered address | not a registered account |
      user not registered | user is not registered | recipient not registered |
      recipient is not registered | mailbox not registered | unregistered user |
      unregistered recipient | unregistered mailbox | no longer with us | no longer with the |
      no longer with this | no longer employed | not employed here | user doesn | is not a user |
      account removed | account has been removed | mailbox has been removed | user has been removed |
      account has been deleted | mailbox has been deleted | user has been deleted |
      address has been deleted | recipient has been deleted | account was deleted |
      mailbox was deleted | user deleted | account deleted | mailbox deleted | deleted account |
      deleted user | deleted mailbox | recipient no longer | mailbox no longer |
      recipient address rejected: undeliverable | recipient address rejected: unknown |
      verification failed: user | unverified address | recipient verify failed |
      recipient verification failed | resolver.adr | user account is unavailable |
      account unavailable | rejecting recipient | several matches found in domino directory |
      not in directory | not in my user list | not in our user list | mailbox does not |
      user does not have | does not have an account | doesn't have an account | has no account here |
      has no mailbox | no mail account | vdelivermail: no such |
      vdeliver: invalid or unknown | misspelled | check the recipient | check your recipient |
      please check the address | please check if address | address you entered |
      recipient email address is possibly incorrect | address is possibly incorrect |
      recipient address is possibly incorrect | recipient's email address is possibly incorrect |
      email address may be incorrect | addressee unknown | recipient @ unknown | user @ unknown |
      <@>: unknown | unroutable recipient | unrouteable recipient | unroutable user |
      no user with that name | no user with this name | no user with this address | wrong address |
      no account with this | no account with that | no account here | no such person |
      destination addresses were unknown | server rejected recipients | can't accept user |
      that is not a valid address
    `,
    example:
      '550 5.1.1 <bea@example.test>: Recipient address rejected: User unknown in virtual mailbox table',
    examples: list`
      550 No mail box available for this user | 554 BAD_RECIPIENT bea | 550 Not a valid user here |
      550 Recipient unrecognized | 550 No such ID on this machine |
      550 Recipient email address is possibly incorrect |
      553 sorry, no mail-box here by that name (#5.1.1) |
      550 The mailbox has been removed by its owner
    `,
    nearMisses: [
      '550 The message has been deleted by the filter',
      '550 The sender is not registered here',
    ],
    why: 'RFC 3463 5.1.1, and the wording of each system.',
  },
  {
    id: 'user-unknown-by-name',
    reason: 'user_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: [],
    each: [
      list`user | recipient | mailbox | account | address | alias | addressee | customer | rcpt`,
      list`
        unknown | not found | not known | unrecognized | unrecognised | undefined | nonexistent |
        non-existent | not recognized | invalid | is not valid | not here |
        not ok
      `,
    ],
    pattern:
      /(?<!\b(?:sender|sender's|your|from|return|client|helo|ip) )\b(?:user|recipient|mailbox|account|address|alias|addressee|customer|rcpt)(?: name| address| id)?(?: ?[:=] ?| )["'<([{ ]{0,3}(?!(?:status|type|agent|family|class|state|reason|error|domain|reputation|policy|format|syntax|from|and|or|the|to|for|of|with|an?|has|had)\b)[\w.+@=*-]{1,64}["'>)\]} ]{0,3}[,:]? (?:is |was |are )?(?:an? )?(?:unknown|not found|not known|unrecogni[sz]ed|undefined|non-?existent|not recogni[sz]ed|invalid|not valid|not here|not ok)(?!\w)/,
    unless: OTHER_SUBJECTS,
    example: '550 User <bea@example.test> unknown',
    examples: list`
      550 User bea.bly unknown | 550 Recipient "bea@example.test" is unknown |
      550 mailbox [bea@example.test] not found | 553 Address: <bea@example.test> not recognized |
      550 Account 'bea' is invalid
    `,
    nearMisses: [
      '550 Account status unknown',
      '550 The sender address <ann@acme.test> is unknown',
      '550 user agent unknown',
    ],
    why: 'CommuniGate, Postal, IMail, MDaemon, CMailServer: the name stands between the words.',
  },
  {
    id: 'user-unknown-by-absence',
    reason: 'user_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      does not exist | do not exist | doesn't exist | dosn't exist | does not exists | not exists |
      not exist | doesnt exist | does'nt exist | don't exist | didn't exist |
      could not be found | couldn't be found | wasn't found | was not found | cannot be found |
      can't be found | invalid address | invalid email | invalid e-mail | bad address |
      address invalid | bad email address | not a registered |
      not registered | unregistered | no longer exist | no longer exists | no longer active |
      no longer a valid | no longer in use | no longer valid | no longer available |
      not a valid address | is not a valid | address error
    `,
    unless: OTHER_SUBJECTS,
    example: '550 bea@example.test does not exist here',
    examples: list`
      550 The email account that you tried to reach does not exist | 550 Invalid address |
      550 The address bea@example.test could not be found
    `,
    nearMisses: list`
      550 The return address does not exist | 550 Unable to open mailbox: file does not exist |
      550 Client blocked from sending from unregistered domain |
      550 The IP address is not registered with us
    `,
    why: 'RFC 3463 5.1.1: these words are about the recipient unless another subject stands beside them.',
  },
  {
    id: 'user-unknown-in-two-words',
    reason: 'user_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: [],
    each: [['address rejected', 'recipient rejected', 'user rejected', 'mailbox rejected']],
    pattern:
      /^(?:[45]\d\d[ -])?#?(?:[45]\.\d{1,3}\.\d{1,3} )?(?:<?@>?:? )?(?:address|recipient|user|mailbox) rejected(?: <?@>?)?\.?$/,
    example: '550 Address rejected',
    examples: ['550 5.1.0 Address rejected.', '550 <bea@example.test> recipient rejected'],
    nearMisses: [
      '550 Sender address rejected',
      '554 <bea@example.test>: Recipient address rejected: Access denied',
    ],
    why: 'Cox, Rockliffe, Symantec Messaging Gateway: the whole reply. With more words, these tell the cause.',
  },
  {
    id: 'user-unknown-by-refusal',
    reason: 'user_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      permanent failure for one or more recipients | cannot deliver mail for <@> |
      cannot deliver mail for @ | can't deliver mail for <@> | recipient <@> denied |
      recipient @ denied | recipient mailbox is not allowed | mailbox is not allowed |
      that recipient is not allowed
    `,
    unless: [
      ...OTHER_SUBJECTS,
      ...list`
        :blocked | :spam | spam | virus | content | relay | relaying | rate | limit | quota | full |
        listed | reputation | dmarc | spf | dkim | rejected by | reject due | denied by | greylist |
        greylisted | size | too large | too big | :451 | :450 | :452 | :421 | :552
      `,
    ],
    example: '550 permanent failure for one or more recipients (bea@example.test:550 5.1.1)',
    examples: list`
      550 I cannot deliver mail for <bea@example.test> | 550 recipient <bea@example.test> denied |
      553 Recipient mailbox is not allowed
    `,
    nearMisses: [
      '550 permanent failure for one or more recipients (bea@example.test:blocked)',
      '550 recipient <bea@example.test> denied by policy',
    ],
    why: 'Barracuda, Symantec Email Security, qmail-ldap: a recipient alone is refused, and no cause on our side is named.',
  },
];
