/** Lists that a receiver keeps for itself; only its own page removes an entry. */
import { list } from '../list.ts';
import type { Blocklist } from './blocklist.ts';

export const RECEIVER_LISTS: readonly Blocklist[] = [
  {
    id: 'outlook-com',
    name: 'Outlook.com',
    entries: 'ip_addresses',
    any: list`
      is on our block list (s | mail.live.com/mail/troubleshooting | (sc-00 | (oo-00 | (ou-00 |
      (dy-00 | olcsupport.office
    `,
    example:
      "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
    nearMiss: '550 5.7.1 Your network is on our block list',
    advice: 'Request the removal with the form, and join SNDS and JMRP to see complaints.',
    page: 'https://olcsupport.office.com/',
    why: 'sendersupport.olc.protection.outlook.com/pm/troubleshooting: codes S3140, S3150, SC-, OO-, OU-, DY-.',
  },
  {
    id: 'exchange-online',
    name: 'Exchange Online',
    entries: 'ip_addresses',
    any: list`
      sender.office.com | banned sending ip | banned sender
    `,
    example:
      '550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com/',
    nearMiss: '550 5.7.708 Access denied, traffic not accepted from this IP',
    advice: 'Enter the address on the page; it takes effect within a day.',
    page: 'https://sender.office.com/',
    why: 'learn.microsoft.com, use-the-delist-portal: 5.7.511 and 5.7.606 to 5.7.649.',
  },
  {
    id: 'gmail',
    name: 'Gmail',
    entries: 'senders',
    any: list`
      suspicious due to the very low reputation | unusual rate of unsolicited |
      mail/?p=unsolicited
    `,
    example:
      '550-5.7.1 [192.0.2.1] Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain.',
    nearMiss:
      '550-5.7.26 Unauthenticated email: see https://support.google.com/mail/answer/81126#authentication',
    advice:
      'No form removes it: send less, only to people who answer, and watch the spam rate in Postmaster Tools.',
    page: 'https://postmaster.google.com/',
    why: 'support.google.com/mail/answer/81126: IP, domain and link reputation.',
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    entries: 'senders',
    any: list`[ts01 | [ts02 | [ts03 | [ts04 | [tss0* | [tss1* | senders.yahooinc | postmaster.yahoo`,
    example:
      '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
    nearMiss: '421 4.7.0 Messages temporarily deferred',
    advice: 'Wait at least four hours and send less; the form is for errors that stay.',
    page: 'https://senders.yahooinc.com/contact/',
    why: 'senders.yahooinc.com/smtp-error-codes: TS and TSS codes, also for AOL and AT&T addresses.',
  },
  {
    id: 'talos',
    name: 'Cisco Talos',
    entries: 'ip_addresses',
    any: list`senderbase | talosintelligence | cisco talos`,
    example:
      '554 Your access to this mail system has been rejected due to poor reputation: see http://www.senderbase.org/?ip=192.0.2.1',
    nearMiss: '554 Your access to this mail system has been rejected due to poor reputation',
    advice: 'Look up the address and its domain; a ticket is possible when both are clean.',
    page: 'https://talosintelligence.com/reputation_center/support',
    why: 'talosintelligence.com: the reputation (formerly SenderBase) of Cisco Secure Email.',
  },
  {
    id: 'trend-micro',
    name: 'Trend Micro Email Reputation',
    entries: 'ip_addresses',
    any: list`trendmicro | mail-abuse.com | mail-abuse.org | trend micro email reputation`,
    example:
      '550 5.7.1 Service unavailable; client host [192.0.2.1] blocked using Trend Micro Email Reputation Service',
    nearMiss:
      '550 5.7.1 Service unavailable; client host [192.0.2.1] blocked by a reputation service',
    advice: 'Request the removal on the page; the owner of the address has to confirm it.',
    page: 'https://servicecentral.trendmicro.com/en-US/ers/ip-lookup/',
    why: 'servicecentral.trendmicro.com: Email Reputation Services (formerly MAPS, mail-abuse.org).',
  },
  {
    id: 'symantec',
    name: 'Symantec Email Security',
    entries: 'ip_addresses',
    any: list`ipremoval.sms.symantec | sms.symantec | brightmail reputation`,
    example:
      '554 5.7.1 You are not allowed to connect: see http://ipremoval.sms.symantec.com/lookup/?ip=192.0.2.1',
    nearMiss: '554 5.7.1 You are not allowed to connect',
    advice: 'Enter the address on the page.',
    page: 'https://ipremoval.sms.symantec.com/',
    why: 'ipremoval.sms.symantec.com: the list of Symantec (Broadcom) gateways.',
  },
  {
    id: 'gmx-webde',
    name: 'GMX and WEB.DE',
    entries: 'ip_addresses',
    any: list`postmaster.gmx | postmaster.web.de | postmaster.1und1 | postmaster-gmx | mail.com/senderguidelines`,
    example:
      '554-Transaction failed. Reject due to policy restrictions. For explanation visit https://postmaster.gmx.net/en/case?c=r0601&ip=192.0.2.1',
    nearMiss: '554 Transaction failed. Reject due to policy restrictions.',
    advice: 'Read the case on the page that the reply names, then write to the form there.',
    page: 'https://postmaster.gmx.net/en/contact',
    why: 'postmaster.gmx.net: one list for GMX, WEB.DE, mail.com and 1&1.',
  },
  {
    id: 't-online',
    name: 'T-Online',
    entries: 'ip_addresses',
    any: list`postmaster.t-online | a problem occurred. ask your postmaster for help`,
    example:
      '554 IP=192.0.2.1 - A problem occurred. Ask your postmaster for help or see https://postmaster.t-online.de/',
    nearMiss: '554 IP=192.0.2.1 - A problem occurred.',
    advice:
      'Telekom accepts servers with a matching reverse name and a website with a contact: write to its postmaster.',
    page: 'https://postmaster.t-online.de/',
    why: 'postmaster.t-online.de: rules for servers that send to t-online.de and magenta.de.',
  },
  {
    id: 'comcast',
    name: 'Comcast',
    entries: 'ip_addresses',
    any: list`postmaster.comcast | spa.xfinity | comcast block for spam`,
    example:
      '554 5.7.1 [192.0.2.1] Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000',
    nearMiss: '554 5.7.1 [192.0.2.1] block for spam',
    advice: 'Request the removal with the form.',
    page: 'https://spa.xfinity.com/',
    why: 'postmaster.comcast.net/smtp-error-codes: codes BL and RL.',
  },
];
