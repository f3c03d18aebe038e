/**
 * Phrases of servers about the address: it does not exist, is disabled, has moved or is full, or
 * its host accepts no mail.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

export const MAILBOX_RULES: readonly BounceRule[] = [
  {
    id: 'local-delivery',
    reason: 'mail_server_error',
    class: 'soft',
    any: list`
      file does not exist | file doesn't exist | no such file or directory | open mailbox |
      open mail box | open mailbox file | opening mailbox | open mail file | open mail drop |
      open maildrop | open maildir | create mailbox | creating mailbox | create mail box |
      lock mailbox | locking mailbox | lock mail file | locking mail file | write to mailbox |
      writing to mailbox | writing mailbox | append to mailbox | appending to mailbox |
      access mailbox file | mailbox file is | maildir does not exist | mail spool | mail directory |
      home directory | chdir to maildir | chdir to home | procmail: couldn't | procmail: can't |
      procmail: unable | procmail: error | couldn't create | could not create | can't create output |
      cannot create output | /var/spool/mail | /var/mail/ | not a regular file |
      read-only file system | input/output error | mailbox is corrupt | corrupted mailbox |
      mailbox store unavailable | mailbox database
    `,
    unless: ['no space', 'quota', 'disk full'],
    example: '550 5.1.1 Unable to open mailbox: file does not exist',
    examples: list`
      550 5.1.1 Cannot open mailbox /var/mail/bea: Permission denied |
      550 5.3.0 procmail: Couldn't create "/var/spool/mail/bea" |
      550 5.1.1 Error opening mailbox: No such file or directory
    `,
    nearMisses: list`
      550 5.1.1 The mailbox does not exist | 550 5.1.1 No such mailbox |
      552 5.2.2 Unable to write to mailbox: quota exceeded
    `,
    why: 'RFC 3463 x.3.x: the server found the address and then failed to store the message: mail.local, procmail, MDaemon, Dovecot.',
  },
  {
    id: 'system-full',
    reason: 'system_full',
    class: 'soft',
    any: list`
      insufficient system storage | insufficient system resource | no space left on device |
      disk full | file system full | *mail system full | system is full |
      requested mail action aborted: exceeded storage allocation: system | out of memory |
      insufficient disk space | not enough disk space | low disk space | spool is full |
      queue file write error
    `,
    example: '452 4.3.1 Insufficient system storage',
    why: 'RFC 5321 452; Exchange back pressure; the machine, not the mailbox.',
  },
  {
    id: 'mailbox-full',
    reason: 'mailbox_full',
    class: 'soft',
    any: list`
      mailbox full | mailbox is full | mailbox too large | mailbox size | *mail box full |
      *mail box is full | inbox is full | inbox full | full mailbox | mailbox is over |
      mailbox over | mailbox was full | mailbox exceed | mailbox has exceeded | mailbox quota |
      mailbox limit | mailbox space | over quota | overquota | over-quota | *quota exceed* |
      *quota has been exceeded | exceeded his quota | exceeded quota | exceeds quota |
      exceeds its quota | exceeded the quota | exceeded their quota | exceeding quota | *quota full |
      *quota limit | *quota violation | disk quota | storage quota | *quota is | out of storage |
      storage limit | over disk | over the maximum allowed | over the allowed | over the storage |
      not enough storage | insufficient storage | exceeded storage | account is full |
      account full | user is over | user over | has exceeded the* | no room in mailbox |
      not enough space | no space | quotaexceeded* | mailbox is currently full | would exceed |
      has reached | too much mail data | too many messages in | size of the mailbox | exceeded max* |
      overdrawn | mta-mail-quota | delivery failed: over | *mail quota | limit exeeded |
      blocks limit exceeded | inode limit | quota reached | out of quota | out of disk space |
      mailbox storage | storage space
    `,
    example: '552 5.2.2 <bea@example.test>: Recipient address rejected: Mailbox full',
    why: 'RFC 3463 x.2.2. 552 and 554 with these words are as temporary as 452: the owner can empty the mailbox.',
  },
  {
    id: 'queue-expired',
    reason: 'expired',
    class: 'soft',
    any: list`
      retry timeout exceeded | message expired | queue.expired | delivery time expired |
      envelope expired | delivery retry timeout | expired in queue
    `,
    example: '550 5.4.316 Message expired, connection refused (Socket error code 10061)',
    why: 'Our relay gave up waiting: Exim, Exchange Online 5.4.300 to 5.4.317, OpenSMTPD. The reason beside it was temporary.',
  },
  {
    id: 'recipient-filter',
    reason: 'filtered',
    class: 'soft',
    any: list`
      recipient preferences | 550 : user unknown | 550: : user unknown | domain filter |
      domain-filter | recipient's filter | filtered by the recipient
    `,
    example: '550 5.1.1 Refused due to recipient preferences',
    why: 'The recipient set a filter: Facebook RCP-P2; au answers `550 : User unknown` with no address for it.',
  },
  {
    id: 'mailbox-moved',
    reason: 'mailbox_moved',
    class: 'hard',
    any: list`
      has moved | address has changed | address changed | no longer valid, please |
      has been replaced by | new address | address is now | user not local; please try |
      551 user not local | please try another address | has left the company | has left our |
      no longer works
    `,
    example: '551 5.1.6 User has moved; please try bea@new.test',
    why: 'RFC 5321 551, RFC 3463 5.1.6.',
  },
  {
    id: 'suppressed',
    reason: 'suppressed',
    class: 'hard',
    any: list`
      suppression list | suppressionlist | unsubscribed address | bounced address |
      spam reporting address | recipient suppressed | on our suppression | marked as inactive
    `,
    example: '554 5.1.1 Not sent: recipient address is on the suppression list',
    why: 'SendGrid, SES, SparkPost: the relay has seen this address fail or complain.',
  },
  {
    id: 'temporarily-suspended',
    reason: 'suspended',
    class: 'soft',
    any: list`
      temporarily disabled | account temporarily suspended | been temporarily suspended |
      is temporarily suspended | disabled temporarily | disabled temporarly | temporarily blocked | temporarily locked | temporarily inactive |
      account is on hold | mailbox locked | mailbox is locked
    `,
    example: '450 4.2.1 The account is temporarily disabled',
    why: 'The reply itself says that the problem is temporary.',
  },
  {
    id: 'mailbox-disabled',
    reason: 'mailbox_disabled',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      account disabled | account is disabled | account has been disabled |
      account that you tried to reach is disabled | account(s) is disabled | accounts is disabled |
      account inactive | inactive account | inactive user | user inactive |
      account has been inactive | due to inactivity | inactive mailbox | mailbox inactive | is inactive | over a year |
      mailbox disabled | mailbox is disabled | mailbox has been disabled | user disabled |
      user is disabled | recipient is disabled | address disabled | address is disabled |
      disabled account | disabled user | disabled recipient | disabled mailbox | account suspended |
      account is suspended | user is suspended | user suspended | suspended account |
      mailbox suspended | recipient suspend | account is locked | account locked | user is locked |
      account has been locked | account expired | account has expired | account terminated |
      account has been terminated | account closed | recipient account is blocked |
      mailbox is blocked | mailbox blocked | account is closed | account has been closed |
      account not active | account is not active | user not active | not an active address |
      mailbox not active | mailbox is not active | discontinued | deactivated | user frozen |
      mailbox is frozen | mailbox frozen | account is frozen | mailbox currently suspended |
      domain is suspended | mailbox closed | has been suspended | not been collected after |
      no longer accepts mail | not accepting any mail | this user is not accepting | non-active |
      accountdisabled | mailbox was disabled | is currently suspended | user account not activated | user account is not activated |
      recipient account not activated | disableduser | disabled_user | userdisabled | mailboxdisabled |
      account cancelled | account canceled | account has been cancelled | mailbox expired |
      mailbox has expired | recipient inactive | recipient is inactive | archived recipient |
      mailbox archived | dormant account | dormant mailbox | account is dormant |
      inactive email address | inactive address
    `,
    unless: ['forgery'],
    example: '550 5.2.1 The email account that you tried to reach is disabled',
    why: 'RFC 3463 5.2.1; Gmail, Yahoo, Orange OFR_416: the mailbox is not read any more.',
  },
  {
    id: 'host-try-again',
    reason: 'network_error',
    class: 'soft',
    any: list`
      host not found, try again | host name lookup failure | temporary lookup failure |
      temporary dns | unexpected name server reply | malformed name server reply |
      malformed dns | unexpected dns | invalid dns response | bad dns response | dns response code | dns error when resolving | dns temporarily | try again later: dns | dns timeout | name server timeout | dns timed out | lookup timed out | lookup timeout |
      query timed out | query timeout |
      name server loop | dnssec* | temporarily unresolvable | temporarily not resolvable |
      temporary resolution failure | no appropriate ip | servfail |
      couldn't find any host by that name: temporary | dns_error: temporary |
      domain lookup temporarily failed | unable to resolve route | lookup failed temporarily
    `,
    example:
      'Host or domain name not found. Name service error for name=example.test type=MX: Host not found, try again',
    examples: ['550 No MX record found for domain example.test: lookup timed out'],
    why: 'Postfix and sendmail: SERVFAIL or no answer is not NXDOMAIN.',
  },
  {
    id: 'accepts-no-mail',
    reason: 'accepts_no_mail',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      null mx | nullmx | does not accept mail | does not accept email | does not accept e-mail |
      accepts no mail | accept no mail | no smtp service | no mail exchanger |
      couldn't find a mail exchanger | couldn't find any mail exchanger | no a or mx | no mx or a |
      no mx record | no valid mx | domain has no mx | no mail server | does not receive mail |
      *mail receiving disabled | smtp service not available at | host does not accept |
      this domain does not | unable to find an mx | mx record is missing |
      no servers could be reached: domain | name server has no mx | nonexistent mx |
      responded with code noerror | no relevant answers | not configured to receive mail |
      mx or srv record indicated
    `,
    unless: list`
      accept mail from | accept email from | accept e-mail from | dns ptr | bad dns | ptr record |
      reverse dns | blocked using | blacklisted | blocklisted | reputation | over ipv6 |
      dynamic ip | your ip | for explanation | malformed or unexpected
    `,
    example:
      '556 5.1.10 <bea@example.test>: Recipient address rejected: Domain example.test does not accept mail (nullMX)',
    nearMisses: list`
      550 example.test does not accept email from acme.test |
      554-mx.example.test (mx1) Nemesis ESMTP Service not available 554-No SMTP service 554-Bad DNS PTR resource record. |
      550 This domain does not accept mail over IPv6
    `,
    why: 'RFC 7505 null MX, RFC 7504 521 and 556; qmail #5.4.4.',
  },
  {
    id: 'no-relaying',
    reason: 'no_relaying',
    class: 'block',
    any: list`
      relay access denied | relay not permitted | relay denied | unable to relay | cannot relay |
      relay not allowed | allowed to relay | to a non-local | configured to relay | not local host | not a gateway | we don't handle mail for |
      use me as a relay | unauthorized relay | local user only | we do not relay | relay prohibited | not permitted to relay |
      relay operation rejected | not an open relay | unauthenticated relay | relay is not |
      will not relay | relay for | relaying | not in my list of allowed | rcpthosts |
      domain not hosted | not a local domain | not a local host | not local domain |
      *mail server is not responsible for | unable to deliver to this domain | domain isn't in |
      we are not responsible for | *mail for this domain is not | recipient domain not |
      smtpsend.dns.nonexistentdomain: relay
    `,
    each: [
      list`relay | relaying | relayed`,
      list`
        denied | refused | rejected | prohibited | forbidden | not permitted | not allowed |
        disallowed | disabled | not authorized | not supported
      `,
    ],
    near: 30,
    // Postfix's table of the users behind it.
    unless: ['relay recipient', 'relay_recipient'],
    example: '554 5.7.1 <bea@example.test>: Relay access denied',
    examples: ['550 Relay to unknown domain denied', '550 Unknown domain - relaying is prohibited'],
    nearMisses: ['550 5.1.1 Recipient address rejected: User unknown in relay recipient table'],
    why: 'Their MX points to a host that does not know the domain, or our own relay refuses us: routing, not the mailbox.',
  },
  {
    id: 'host-unknown',
    reason: 'host_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      host unknown | unknown host* | unknown domain | domain unknown | domain is unknown |
      domain not found | domain does not exist | domain doesn't exist | domain not exist |
      domain is not found | domain name not found | no such domain | invalid domain |
      illegal host* | illegal domain | bad destination host | bad destination domain |
      host not found | no such host* | nxdomain | unrouteable address | unroutable address |
      unrouteable mail domain | unroutable mail domain | unroutable domain | unrouteable domain |
      no route to domain | couldn't find any host named | couldn't find any host by that name |
      domain could not be found | domain couldn't be found | domain cannot be found |
      recipient domain must exist | domain must resolve | name or service not known |
      address does not exist: domain | tenant or domain not found |
      *mail domain mentioned in email address is unknown | domain is not reachable |
      destination domain does not | destination domain is not | at the destination domain | destination domain not found |
      destination domain is unknown | unknown destination domain | invalid destination domain |
      could not be resolved to a host | nonexistent domain | non-existent domain |
      nonexistent host | dns lookup failure: host | domain name does not exist |
      account or domain may not exist | domain that does not exist | address lookup failed |
      destination server could not be found | cannot find your destination | responsible mailserver |
      domain.test not found | name has no usable address | the domain name in the e-mail |
      the domain name in the email | domain name is incorrect | host name is unknown |
      hostname is unknown
    `,
    unless: ['malformed or unexpected'],
    example: '550 5.1.2 <bea@example.test>... Host unknown (Name server: host not found)',
    nearMisses: list`
      554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Host not found |
      550 Your domain does not exist | 550 HELO: no such host
    `,
    why: 'RFC 3463 5.1.2; Postfix, sendmail, Exim "Unrouteable address".',
  },
];
