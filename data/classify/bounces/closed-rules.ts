/**
 * Phrases of servers about an address that exists but accepts nothing from outside: groups, lists
 * and internal mailboxes.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

export const CLOSED_RULES: readonly BounceRule[] = [
  {
    id: 'closed-to-outsiders',
    reason: 'closed_to_outsiders',
    class: 'block',
    any: list`
      not a member of this | not a member of the | not subscribed to this list | non-member |
      nonmember | non member | from members only | members only | members-only | only members |
      only subscribers | *list is closed | closed list | closed group | restricted list |
      *list is restricted | restricted to members | only accepts messages from |
      only accepts mail from | only accepts email from | accepts mail only from |
      accepts messages only from | only accept messages from | only accept mail from |
      only receive mail from | only receive email from | only receive messages from |
      only from internal | internal senders | internal use only | internal only |
      internal mail only | internal users only | internal email only | for internal |
      external senders | external sender | outside senders | senders outside | sender outside |
      people outside | outside the organization | outside the organisation |
      outside your organization | from outside of | from external | external email is not |
      external mail is not | external messages | external addresses are not |
      you aren't able to post | not authorized to send to | not authorised to send to |
      not authorized to post | not allowed to post | not allowed to send to |
      not permitted to send to | isn't allowed to send | aren't allowed to send to |
      not authorized to mail to | not authorized to email | resolver.rst.notauthorized |
      resolver.rst.authrequired | resolver.rst.restrictedtorecipients* |
      resolver.rst.sendernotauthenticated* | restrictedtorecipientspermission |
      sendernotauthenticatedfor* | unifiedgroupagent | sender not authenticated for |
      sender was not authenticated | sender not in allowed | sender is not in allowed |
      sender is not in the allowed | isn't in the allowed | isn't permitted to |
      don't have permission to send | permission to send to this | permission to send to the |
      you do not have permission to send to this recipient | do not have permission to post |
      delivery restriction check failed | not permitted to submit to this list |
      recipientrestricted | allowed senders list | allowed-senders list | accepted senders |
      approved senders | recipient's whitelist | groups.google.com/support |
      support.google.com/a/group | user does not accept mail from |
      does not accept mail from unknown | whitelisted senders | whitelist of this recipient | internal group | internal list | internal mailbox | limited to staff |
      sender is not a member | keine externen | externen nachrichten | réservée aux | lista cerrada |
      suscriptores | abonnés | whitelist of the recipient |
      outside the company | outside our company | outside of our | external mail not |
      external email not | external mails | external emails | be a subscriber | be a member of | not subscribed to this group | senders to accept mail from |
      must be subscribed | internen absendern | internen sendern | interne absender | nur intern |
      nicht von extern | messages internes | courriers internes | expéditeurs externes |
      correo interno | correos internos | mensajes internos | uso interno | posta interna |
      solo interni | alleen intern | interne afzenders | nur interne | nur für mitglieder |
      nicht berechtigt, an | keine berechtigung, an | réservé aux membres | expéditeurs internes |
      pas autorisé à envoyer | solo miembros | remitentes internos | remitentes externos |
      solo membri | mittenti interni | apenas membros
    `,
    all: [
      ['group you tried to contact', 'permission to post'],
      ['post to this', 'permission'],
      ['only authenticated', 'to this'],
    ],
    unless: ['size', 'ip address', 'spf', 'dmarc', 'dkim', 'user unknown', 'does not exist'],
    example: '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized',
    examples: list`
      550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group |
      550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient because the sender isn't on the recipient's list of allowed senders |
      550 5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required |
      550 5.7.193 UnifiedGroupAgent; Delivery failed because the sender isn't a group member or external senders aren't permitted to send to this group. |
      550 We're writing to let you know that the group you tried to contact (staff) may not exist, or you may not have permission to post messages to the group. |
      550 5.7.1 <staff@example.test>: Recipient address rejected: This list is restricted to members |
      550 You are not a member of this list. Posts by non-members are not accepted |
      550 5.7.1 Only authenticated users of example.test may send to this address |
      550 5.7.1 Dieser Verteiler nimmt nur Nachrichten von internen Absendern an |
      550 Cette adresse n'accepte que les messages internes |
      550 Esta dirección solo acepta correo interno |
      554 Sorry, you must be a subscriber to post to this list
    `,
    nearMisses: [
      '550 5.1.1 User unknown',
      '550 5.7.60 Client does not have permissions to send as this sender',
      '550 5.4.1 Recipient address rejected: Access denied',
      '550 Only authenticated users may relay',
      '550 This recipient refuses mail from outside',
    ],
    why: 'Exchange 5.7.124, .129, .133 to .136, .193 (learn.microsoft.com, non-delivery-reports-in-exchange-online), Google Groups, Mailman, Domino, Postfix restriction classes: the address exists but accepts internal messages only.',
  },
];
