/**
 * Whose servers receive the mail of a domain, by the names in its MX records. `suffixes` match the
 * end of a host's name from a dot on, or the whole name. The receiver is the first server that
 * accepts the message, including a filter service in front of a company's own mailboxes.
 *
 * Source: the page on which the provider tells its customers which MX records to set. First match
 * decides.
 */
import { list } from '../list.ts';

export type MailHostRule = {
  provider: string;
  suffixes: readonly string[];
  source: string;
  example: string;
};

export const MAIL_HOSTS: readonly MailHostRule[] = [
  {
    provider: 'google',
    suffixes: ['google.com', 'googlemail.com'],
    source:
      'https://support.google.com/a/answer/174125 (smtp.google.com; aspmx.l.google.com and alt1 to alt4 before 2023; aspmx2.googlemail.com before that)',
    example: 'aspmx.l.google.com',
  },
  {
    provider: 'microsoft',
    suffixes: list`
      mail.protection.outlook.com | olc.protection.outlook.com | mx.microsoft |
      protection.outlook.de | protection.partner.outlook.cn | eo.outlook.com
    `,
    source:
      'https://learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records (mail.protection.outlook.com); https://learn.microsoft.com/purview/how-smtp-dane-works (mx.microsoft)',
    example: 'acme-test.mail.protection.outlook.com',
  },
  {
    provider: 'yahoo',
    suffixes: ['yahoodns.net'],
    source: 'MX records of yahoo.com, aol.com and the domains of its small-business customers',
    example: 'mta5.am0.yahoodns.net',
  },
  {
    provider: 'apple',
    suffixes: ['mail.icloud.com'],
    source: 'https://support.apple.com/102374 (mx01 and mx02.mail.icloud.com for custom domains)',
    example: 'mx01.mail.icloud.com',
  },
  {
    provider: 'proofpoint',
    suffixes: ['pphosted.com', 'ppe-hosted.com', 'ppops.net', 'gslb.pphosted.com'],
    source: 'Proofpoint Essentials and Enterprise deployment guides: MX records',
    example: 'mx0a-00123456.pphosted.com',
  },
  {
    provider: 'mimecast',
    suffixes: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com'],
    source: 'Mimecast Connect: Inbound MX records by region',
    example: 'eu-smtp-inbound-1.mimecast.com',
  },
  {
    provider: 'cisco',
    suffixes: ['iphmx.com'],
    source: 'Cisco Secure Email Cloud Gateway: MX records',
    example: 'mx1.acme.iphmx.com',
  },
  {
    provider: 'barracuda',
    suffixes: ['barracudanetworks.com', 'cudasvc.com'],
    source: 'Barracuda Email Gateway Defense: add MX records',
    example: 'd12345a.ess.barracudanetworks.com',
  },
  {
    provider: 'broadcom',
    suffixes: ['messagelabs.com'],
    source: 'Symantec Email Security.cloud: MX records',
    example: 'cluster5.eu.messagelabs.com',
  },
  {
    provider: 'trendmicro',
    suffixes: ['trendmicro.com', 'trendmicro.eu', 'trendmicro.co.jp'],
    source: 'Trend Micro Email Security: MX records by region',
    example: 'acme.in.tmes.trendmicro.eu',
  },
  {
    provider: 'sophos',
    suffixes: ['sophos.com', 'reflexion.net'],
    source: 'Sophos Email: MX records by region',
    example: 'mx-01-eu-west-1.prod.hydra.sophos.com',
  },
  {
    provider: 'hornetsecurity',
    suffixes: ['hornetsecurity.com', 'antispameurope.com'],
    source: 'Hornetsecurity: MX records',
    example: 'mx01.hornetsecurity.com',
  },
  {
    provider: 'forcepoint',
    suffixes: ['mailcontrol.com'],
    source: 'Forcepoint Email Security Cloud: MX records',
    example: 'cust12345-1.in.mailcontrol.com',
  },
  {
    provider: 'spamexperts',
    suffixes: ['antispamcloud.com', 'spamexperts.com', 'spamexperts.eu'],
    source: 'N-able Mail Assure: MX records',
    example: 'mx.spamexperts.com',
  },
  {
    provider: 'cloudflare',
    suffixes: ['mx.cloudflare.net'],
    source: 'https://developers.cloudflare.com/email-routing/ (route1 to route3.mx.cloudflare.net)',
    example: 'route1.mx.cloudflare.net',
  },
  {
    provider: 'zoho',
    suffixes: ['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.com.au', 'zoho.jp', 'zohomail.com'],
    source: 'https://www.zoho.com/mail/help/adminconsole/configure-email-delivery.html',
    example: 'mx.zoho.eu',
  },
  {
    provider: 'fastmail',
    suffixes: ['messagingengine.com'],
    source:
      'https://www.fastmail.help/hc/en-us/articles/360060591153 (in1- and in2-smtp.messagingengine.com)',
    example: 'in1-smtp.messagingengine.com',
  },
  {
    provider: 'proton',
    suffixes: ['protonmail.ch'],
    source: 'https://proton.me/support/custom-domain (mail.protonmail.ch, mailsec.protonmail.ch)',
    example: 'mail.protonmail.ch',
  },
  {
    provider: 'tuta',
    suffixes: ['tutanota.de'],
    source: 'https://tuta.com/support (MX mail.tutanota.de for custom domains)',
    example: 'mail.tutanota.de',
  },
  {
    provider: 'yandex',
    suffixes: ['mx.yandex.net', 'mx.yandex.ru'],
    source: 'https://yandex.com/support/business/mail/dns-settings (mx.yandex.net)',
    example: 'mx.yandex.net',
  },
  {
    provider: 'mailru',
    suffixes: ['mail.ru'],
    source: 'Mail.ru for business: MX record emx.mail.ru',
    example: 'emx.mail.ru',
  },
  {
    provider: 'qq',
    suffixes: ['mxbiz1.qq.com', 'mxbiz2.qq.com', 'qq.com'],
    source: 'Tencent Exmail: MX records mxbiz1 and mxbiz2.qq.com',
    example: 'mxbiz1.qq.com',
  },
  {
    provider: 'alibaba',
    suffixes: ['mxhichina.com', 'sg.aliyun.com', 'mail.aliyun.com'],
    source: 'Alibaba Mail: MX records mxn.mxhichina.com and mxw.mxhichina.com',
    example: 'mxn.mxhichina.com',
  },
  {
    provider: 'netease',
    suffixes: ['netease.com', 'ym.163.com', 'qiye.163.com'],
    source: 'NetEase enterprise mail: MX records',
    example: 'qiye163mx01.mxmail.netease.com',
  },
  {
    provider: 'ionos',
    suffixes: list`
      ionos.com | ionos.co.uk | ionos.de | ionos.es | ionos.fr | ionos.it | kundenserver.de |
      1and1.com | perfora.net
    `,
    source:
      'https://www.ionos.com/help/domains/configuring-mail-servers-and-other-related-records/ (mx00 and mx01.ionos.com)',
    example: 'mx00.ionos.com',
  },
  {
    provider: 'godaddy',
    suffixes: ['secureserver.net'],
    source: 'https://www.godaddy.com/help (smtp.secureserver.net, mailstore1.secureserver.net)',
    example: 'mailstore1.secureserver.net',
  },
  {
    provider: 'rackspace',
    suffixes: ['emailsrvr.com'],
    source: 'Rackspace Email: MX records mx1 and mx2.emailsrvr.com',
    example: 'mx1.emailsrvr.com',
  },
  {
    provider: 'ovh',
    suffixes: ['mail.ovh.net', 'mx.ovh.net', 'ovh.net', 'mail.ovh.ca'],
    source: 'https://help.ovhcloud.com (mx1 to mx4.mail.ovh.net)',
    example: 'mx1.mail.ovh.net',
  },
  {
    provider: 'gandi',
    suffixes: ['mail.gandi.net'],
    source: 'https://docs.gandi.net (spool.mail.gandi.net, fb.mail.gandi.net)',
    example: 'spool.mail.gandi.net',
  },
  {
    provider: 'infomaniak',
    suffixes: ['infomaniak.ch', 'infomaniak.com'],
    source: 'Infomaniak: MX record mta-gw.infomaniak.ch',
    example: 'mta-gw.infomaniak.ch',
  },
  {
    provider: 'strato',
    suffixes: ['rzone.de'],
    source: 'STRATO: MX record smtpin.rzone.de',
    example: 'smtpin.rzone.de',
  },
  {
    provider: 'hostinger',
    suffixes: ['hostinger.com', 'titan.email'],
    source: 'Hostinger Email and Titan: MX records mx1.hostinger.com, mx1.titan.email',
    example: 'mx1.hostinger.com',
  },
  {
    provider: 'namecheap',
    suffixes: ['privateemail.com', 'registrar-servers.com', 'web-hosting.com'],
    source: 'Namecheap Private Email and forwarding: MX records',
    example: 'mx1.privateemail.com',
  },
  {
    provider: 'migadu',
    suffixes: ['migadu.com'],
    source: 'https://www.migadu.com (aspmx1 and aspmx2.migadu.com)',
    example: 'aspmx1.migadu.com',
  },
  {
    provider: 'amazon',
    suffixes: ['amazonaws.com', 'awsapps.com'],
    source:
      'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-mx-record.html (inbound-smtp.REGION.amazonaws.com)',
    example: 'inbound-smtp.eu-west-1.amazonaws.com',
  },
  {
    provider: 'mailgun',
    suffixes: ['mailgun.org'],
    source: 'Mailgun receiving: MX records mxa and mxb.mailgun.org',
    example: 'mxa.mailgun.org',
  },
  {
    provider: 'sendgrid',
    suffixes: ['sendgrid.net'],
    source: 'Twilio SendGrid Inbound Parse: MX record mx.sendgrid.net',
    example: 'mx.sendgrid.net',
  },
  {
    provider: 'improvmx',
    suffixes: ['improvmx.com'],
    source: 'ImprovMX: MX records mx1 and mx2.improvmx.com',
    example: 'mx1.improvmx.com',
  },
  {
    provider: 'gmx',
    suffixes: ['gmx.net', 'web.de', 'mail.com'],
    source: 'MX records of gmx.net, web.de and mail.com',
    example: 'mx00.gmx.net',
  },
  {
    provider: 'telekom',
    suffixes: ['t-online.de'],
    source: 'MX records of t-online.de',
    example: 'mx00.t-online.de',
  },
];
