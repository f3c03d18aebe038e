/**
 * Phrases of servers about our IP, name, authentication or reputation. They are unambiguous, so
 * they are tried first.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

export const SENDER_RULES: readonly BounceRule[] = [
  {
    id: 'virus',
    reason: 'virus',
    class: 'block',
    any: list`
      virus detected | virus found | contains a virus | contained a virus | contains virus |
      infected with | virus infected | message infected | clamav | virus/malware |
      malware detected | rejected: virus | probably a virus | a virus was |
      the message is infected | viruses were detected | dangerous attachment |
      mail infected | attachment infected | infected attachment | infected mail | malicious attachment | malicious content |
      malicious link | malicious url | ransomware | trojan detected
    `,
    example: '554 5.7.1 Message rejected: virus detected (Eicar-Test-Signature)',
    why: 'amavis, ClamAV milters, Kaspersky gateways.',
  },
  {
    id: 'sender-verify',
    reason: 'sender_refused',
    class: 'block',
    any: list`
      sender verify failed | unverified sender | sender is not allowed |
      sender verification failed | sender address rejected | sender domain must |
      domain of sender address | sender not verified | sender rejected | rejected sender |
      sender denied | sender refused | sender was rejected | sender address has been rejected |
      bad sender | invalid sender | sender invalid | unknown sender | sender unknown | sender unverified |
      sender is rejected | cannot resolve your domain | unresolvable sender |
      sender domain is empty | sender domain does not exist | sender domain not found |
      domain of the sender | your domain has no | could not resolve sender |
      unable to verify sender | could not verify sender | verification failed for < | badmailfrom |
      does not resolve to a valid mail | sender's domain | callback setup failed while verifying |
      senderfilterconfig | *mail from not accepted | *mail from refused | *mail from rejected |
      sender not allowed | address you are sending from | sender domain resolve |
      domain may not exist or dns check failed | envelope sender domain must exist |
      sender is unknown | sender is invalid | sender is not valid | sender does not exist |
      sender address does not exist | sender domain is unknown | sender domain unknown |
      sender email address rejected | sender not pre-approved | sender email is not |
      return address does not exist | invalid return address | return address is invalid |
      your address <@> does not | your address @ does not | bogus mail from |
      verify mailfrom failed | mail from is mismatched | emetteur invalide | émetteur invalide |
      batv | no third-party dsns | fully qualified email address required |
      please provide a valid from
    `,
    all: [['sender', 'has no a, aaaa, or mx']],
    unless: ['greylist', 'graylist', 'grey-list', 'postgrey'],
    example: '550-Verification failed for <ann@acme.test> 550 Sender verify failed',
    nearMisses: ['451 4.7.1 Sender address rejected: Greylisted, try again in 5 minutes'],
    why: 'Exim sender callouts, Postfix reject_unknown_sender_domain, sendmail check_mail.',
  },
  {
    id: 'sender-in-two-words',
    reason: 'sender_refused',
    class: 'block',
    any: [],
    each: [
      list`
        return address | return path | return-path | reverse path | reverse-path | bounce address |
        envelope sender | envelope from | envelope-from | mail from address | mail from domain |
        mail from: | from address | sender address | sender's address | sending address |
        sender domain | sending domain | originator
      `,
      list`
        not valid | isn't valid | invalid | unknown | not exist | doesn't exist | not found |
        not acceptable | unacceptable | not accepted | rejected | refused | denied | illegal |
        unresolvable | not resolve | not resolvable | cannot be verified | can't be verified |
        could not be verified | not verified | unverifiable | nonexistent | non-existent |
        malformed | unverified | not allowed | not permitted | not deliverable | undeliverable | not reachable
      `,
    ],
    near: 24,
    unless: list`
      recipient | mailbox | rcpt | user unknown | unknown user | greylist | graylist | grey-list |
      postgrey | spam
    `,
    example: '550 Return address is not valid',
    examples: list`
      550 Reverse-path cannot be verified | 553 Bounce address unresolvable |
      550 The envelope sender is unacceptable
    `,
    nearMisses: list`
      550 Recipient address rejected: sender address unknown to the mailbox |
      550 The address is not valid
    `,
    why: 'RFC 5321 4.2.3 at MAIL FROM: every word for the return path, with every word for a fault.',
  },
  {
    id: 'authentication',
    reason: 'authentication_failed',
    class: 'block',
    any: [
      '5.7.26',
      '5.7.515',
      'unauthenticated email from',
      'unauthenticated mail',
      'dmarc',
      'dkim',
      'spf check',
      'spf fail*',
      'spf: fail',
      'fails spf',
      'spf record',
      'spf policy',
      'spf validation',
      'softfail*',
      'failed spf',
      'by spf',
      'spf lookup',
      'spf error',
      'spf hard',
      'spf test',
      '(spf)',
      ' spf ',
      'openspf',
      'sender policy framework',
      'sender id (pra)',
      'sender-id',
      'authentication checks failed',
      'multiple authentication checks',
      'arc validation',
      'not authorized to send on behalf',
      'does not designate',
      "domain's administrator policy",
      'must have authentication',
      'pass domainkeys',
      'sender authentication',
      "doesn't meet the required authentication",
      'message failed authentication',
    ],
    example:
      "550-5.7.26 Unauthenticated email from acme.test is not accepted due to domain's DMARC policy",
    why: 'support.google.com/mail/answer/81126; Microsoft 550 5.7.515; RFC 7372 (5.7.20 to 5.7.29).',
  },
  {
    id: 'no-reverse-dns',
    reason: 'no_reverse_dns',
    class: 'block',
    any: list`
      ptr record | no ptr | missing ptr | reverse dns | reverse lookup | reverse hostname | rdns |
      reverse-dns | no reverse | ip name lookup failed | cannot find your hostname |
      cannot find your reverse | ip address is not resolve | unable to resolve your ip |
      cannot resolve your ip | cannot resolve your address | your ip address does not resolve |
      does not have a dns name | no dns name | forward confirmed | hostname of your ip |
      unresolvable relay host name | unresolvable ip | must have a valid ptr | invalid dns ptr | bad dns ptr | dns ptr |
      in-addr.arpa | inverse dns | can't determine your host | host name does not resolve to |
      no host name is registered for ip | mismatches client ip | does not match client ip |
      dns name mismatch | fix reverse dns | reverse-resolve | without a valid sender domain | dns resolution of your ip | 5.7.25
    `,
    example:
      '550-5.7.25 [192.0.2.1] The IP address sending this message does not have a PTR record setup',
    why: 'RFC 7372 5.7.25; Comcast, Gmail, AOL RTR:BL, Postfix reject_unknown_client_hostname.',
  },
  {
    id: 'helo',
    reason: 'blocked',
    class: 'block',
    any: list`
      helo command rejected | invalid helo | bad helo | helo rejected | helo name | helo/ehlo |
      ehlo/helo | helo is not | fully-qualified helo | forged helo | your helo |
      must be resolvable | helo mismatch | helo required | helo argument* | helo string | helo hostname |
      helo host name | helo domain | helo should | ehlo should
    `,
    each: [
      list`helo | ehlo`,
      list`
        rejected | refused | denied | invalid | fake | faked | forged | spoofed | bad | wrong |
        illegal | unknown | unresolvable | not accepted | not acceptable | not allowed |
        not resolve | not match | doesn't match | mismatches | not exist | not found | not valid |
        not fully qualified | required
      `,
    ],
    near: 40,
    example: '504 5.5.2 <laptop>: Helo command rejected: need fully-qualified hostname',
    examples: [
      '550 EHLO name rejected',
      '550 The HELO you sent is fake',
      '554 HELO does not match your IP',
    ],
    nearMisses: ['250-EHLO ok; 550 5.1.1 there is nobody here. User unknown'],
    why: 'Postfix reject_non_fqdn_helo_hostname, Exim ACLs.',
  },
  {
    id: 'reputation',
    reason: 'bad_reputation',
    class: 'block',
    any: list`
      senderbase | sender score | senderscore | previous complaints | user complaints | your access to this mail system | your access to submit messages |
      refused due to abuse | will be permanently deferred |
      complaints from users | excessive unknown recipients | too many unknown users |
      too many invalid recipients | poor sender | untrusted sender | unusual rate of unsolicited | suspicious due to the very low |
      cloudmark sender intelligence | reputation | email blocked by csi
    `,
    example:
      '550-5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address',
    why: 'Gmail 5.7.1, Cisco SenderBase, Yahoo TSS codes (senders.yahooinc.com/smtp-error-codes).',
  },
  {
    id: 'listed',
    reason: 'blocked',
    class: 'block',
    any: list`
      spamhaus | zen. | sbl-xbl | spamcop | sorbs | barracudacentral | barracuda networks |
      uceprotect | dnsbl | rblsmtpd | denylist | deny list | blocked senders | user blocks | *rbl: | blocklist | block list | blacklist | black list |
      black-list | blocked using | mail-abuse.org | njabl | ordb.org | dsbl.org | cbl.abuseat |
      abuseat.org | psbl | invaluement | ipcheck.proofpoint | delist | sender.office.com | banned sending ip |
      client host blocked | blocked for abuse | your ip address is blocked | ip address blocked |
      your ip has been blocked | ip blocked | blocked ip | open proxy | dynamic ip |
      dynamic/residential | residential ip | dial-up | dialup | dynamic host | dynamic pool |
      generic hostname | not accept mail from dynamic | spam source | spammer | source of spam |
      cloudfilter | spamrl.com | ip_block | ask your postmaster for help
    `,
    unless: ['they may be blacklisted', 'greylisting', 'greylisted'],
    example:
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
    examples: [
      '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact help@example.test to clarify.)',
    ],
    nearMisses: [
      '421 4.7.1 Client host [192.0.2.1] blocked using grey.example.test; Greylisting in action',
      '550 No delivery to bea@example.test: the account or domain may not exist, they may be blacklisted',
    ],
    why: 'Postfix reject_rbl_client, Barracuda, T-Online.',
  },
];

/** Tried after the status code: the same, in vaguer words. */
export const REFUSAL_RULES: readonly BounceRule[] = [
  {
    id: 'ip-refused',
    reason: 'blocked',
    class: 'block',
    any: [
      ' rbl',
      '*rbl ',
      'blocked by',
      'is listed',
      'listed in',
      'listed at',
      'listed on',
      'banned',
      'client host [',
      'client host rejected',
      'your ip',
      'connecting ip',
      'sending ip',
      'sender ip',
      'ip address has been',
      'your server',
      'invalid ip for sending mail',
      'dynamically',
      'connections not accepted from',
      'connection rejected',
      'connections from this host',
      'connections from your',
      'connections will not be accepted from',
      'not accepting mail from your',
      'not accepting connections from you',
      'we do not accept mail from',
      'refused to talk to me: 554',
      'refused to talk to me: 550',
      'refused to talk to me: 553',
      'not allowed to connect',
      'bad dns',
      'originating ip',
      'your network',
      'network is blocked',
      'domain is blocked',
      'your domain is',
      'your host',
      'this ip',
      'access from ip address',
      'email rejected per ',
      'insecure mail relay',
      'rejected by fortiguard',
      'ip not authorized',
      'not whitelisted',
      'in the black',
      'trustworthiness',
      'hosts denied',
      'the ip ',
      'open relay',
    ],
    example:
      '554 Connections will not be accepted from 192.0.2.1, because the ip is in our local list',
    why: 'Local block lists, in many wordings.',
  },
];
