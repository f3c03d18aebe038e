/** Vague words of refusal, asked last of all, when neither a plainer phrase nor the status code (RFC 3463) said more. */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

export const POLICY_RULES: readonly BounceRule[] = [
  {
    id: 'policy',
    reason: 'policy',
    class: 'block',
    any: list`
      policy | administrative prohibition | administratively | administrator has |
      administrative reason | prohibited | not permitted | not authorized | not authorised |
      unauthorized | authentication required | authentication is required | must be authenticated |
      must authenticate | authentication failed | authentication failure |
      authentication credentials | access denied | access is denied | permission | forbidden |
      not acceptable | security | blocked | transaction rejected | not accepted | not allowed |
      refused by | denied by | mail rejected | message rejected | rejected for | message denied
    `,
    example: '550 5.7.0 Message not accepted for policy reasons',
    why: 'RFC 3463 x.7.x; Yahoo, Comcast, Exchange: they do not want the mail, whoever it is for.',
  },
  {
    id: 'mailbox-unavailable',
    reason: 'user_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      mailbox unavailable | mailbox not available | mailbox is unavailable |
      does not like recipient | cannot deliver to | user unavailable | unrouteable | user invalid |
      mailbox busy | recipient problem | address error
    `,
    example: '550 Requested action not taken: mailbox unavailable',
    why: 'RFC 5321 4.2.3: 550 is "mailbox not found, no access, or command rejected for policy reasons"; without a word about policy it is the mailbox.',
  },
  {
    id: 'filtered',
    reason: 'filtered',
    class: 'soft',
    any: list`
      filter | recipient refused | refuses | rejected by the domain | due to extended inactivity |
      ドメイン指定
    `,
    example: '550 This recipient refuses mail from outside',
    why: 'Japanese carriers and gateways: the recipient set a filter; the address exists.',
  },
];
