/**
 * Finds the account of a login at an SMTP server. A service has several host names, but its quota
 * is per account: the same user at smtp.gmail.com and smtp.googlemail.com is one account.
 *
 * `hosts` match a whole name, or from a dot on. `users`: logins that every customer of the service
 * shares; there the password, an API key, tells accounts apart. `bareDomain`: the domain of a login
 * without one.
 */
import { list } from '../list.ts';

export type AccountService = {
  service: string;
  hosts: readonly string[];
  users?: readonly string[] | 'any';
  bareDomain?: string;
  source: string;
  example: string;
  /** A similar host that is another service. */
  nearMiss: string;
};

export const ACCOUNT_SERVICES: readonly AccountService[] = [
  {
    service: 'google',
    hosts: ['smtp.gmail.com', 'smtp.googlemail.com', 'smtp-relay.gmail.com'],
    bareDomain: 'gmail.com',
    source: 'https://support.google.com/a/answer/176600 (smtp.gmail.com, smtp-relay.gmail.com)',
    example: 'smtp.googlemail.com',
    nearMiss: 'smtp.gmail.com.evil.test',
  },
  {
    service: 'microsoft',
    hosts: list`
      smtp.office365.com | smtp-mail.outlook.com | smtp.outlook.com | smtp.live.com |
      smtp.hotmail.com | outlook.office365.com
    `,
    source:
      'https://support.microsoft.com/office/d088b986-291d-42b8-9564-9c414e2aa040 (smtp-mail.outlook.com, smtp.office365.com)',
    example: 'smtp-mail.outlook.com',
    nearMiss: 'mail.protection.outlook.com',
  },
  {
    service: 'yahoo',
    hosts: ['mail.yahoo.com', 'mail.yahoo.co.uk'],
    bareDomain: 'yahoo.com',
    source: 'https://help.yahoo.com/kb/SLN4724.html (smtp.mail.yahoo.com)',
    example: 'smtp.mail.yahoo.com',
    nearMiss: 'smtp.yahoo.test',
  },
  {
    service: 'apple',
    hosts: ['smtp.mail.me.com', 'smtp.mail.icloud.com'],
    bareDomain: 'icloud.com',
    source: 'https://support.apple.com/102525 (smtp.mail.me.com)',
    example: 'smtp.mail.icloud.com',
    nearMiss: 'mx01.mail.icloud.com',
  },
  {
    service: 'yandex',
    hosts: ['smtp.yandex.ru', 'smtp.yandex.com', 'smtp.yandex.com.tr', 'smtp.ya.ru'],
    bareDomain: 'yandex.ru',
    source: 'https://yandex.com/support/mail/mail-clients/others.html (smtp.yandex.com)',
    example: 'smtp.ya.ru',
    nearMiss: 'mx.yandex.ru',
  },
  {
    service: 'fastmail',
    hosts: list`
      smtp.fastmail.com | smtps-proxy.fastmail.com | smtp-proxy.fastmail.com |
      mail.messagingengine.com | smtp.messagingengine.com
    `,
    bareDomain: 'fastmail.com',
    source:
      'https://www.fastmail.help/hc/en-us/articles/1500000278342 (smtp.fastmail.com, and the proxies)',
    example: 'smtp.messagingengine.com',
    nearMiss: 'in1-smtp.messagingengine.com',
  },
  {
    service: 'sendgrid',
    hosts: ['smtp.sendgrid.net', 'smtp.eu.sendgrid.net'],
    users: ['apikey'],
    source:
      'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api (user "apikey", the key as the password)',
    example: 'smtp.sendgrid.net',
    nearMiss: 'mx.sendgrid.net',
  },
  {
    service: 'mailgun',
    hosts: ['smtp.mailgun.org', 'smtp.eu.mailgun.org'],
    source:
      'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp (a login for each address of a domain)',
    example: 'smtp.eu.mailgun.org',
    nearMiss: 'mxa.mailgun.org',
  },
  {
    service: 'brevo',
    hosts: ['smtp-relay.brevo.com', 'smtp-relay.sendinblue.com'],
    source:
      'https://help.brevo.com/hc/en-us/articles/7924908994450 (smtp-relay.brevo.com, formerly sendinblue)',
    example: 'smtp-relay.sendinblue.com',
    nearMiss: 'smtp.brevo.test',
  },
  {
    service: 'mailjet',
    hosts: ['in-v3.mailjet.com', 'in.mailjet.com'],
    source: 'https://dev.mailjet.com/smtp-relay/configuration/ (the API key is the user)',
    example: 'in.mailjet.com',
    nearMiss: 'api.mailjet.com',
  },
  {
    service: 'postmark',
    hosts: ['smtp.postmarkapp.com', 'smtp-broadcasts.postmarkapp.com'],
    source:
      'https://postmarkapp.com/developer/user-guide/send-email-with-smtp (the server token is the user)',
    example: 'smtp-broadcasts.postmarkapp.com',
    nearMiss: 'inbound.postmarkapp.com',
  },
  {
    service: 'sparkpost',
    hosts: ['smtp.sparkpostmail.com', 'smtp.eu.sparkpostmail.com'],
    users: ['smtp_injection'],
    source:
      'https://developers.sparkpost.com/api/smtp/ (user "SMTP_Injection", the key as the password)',
    example: 'smtp.eu.sparkpostmail.com',
    nearMiss: 'sparkpost.test',
  },
  {
    service: 'resend',
    hosts: ['smtp.resend.com'],
    users: ['resend'],
    source: 'https://resend.com/docs/send-with-smtp (user "resend", the key as the password)',
    example: 'smtp.resend.com',
    nearMiss: 'feedback-smtp.resend.test',
  },
  {
    service: 'zeptomail',
    hosts: ['smtp.zeptomail.com', 'smtp.zeptomail.eu', 'smtp.zeptomail.in'],
    users: ['emailapikey', 'emailappsmtp'],
    source:
      'https://www.zoho.com/zeptomail/help/smtp-home.html (user "emailapikey", the token as the password)',
    example: 'smtp.zeptomail.eu',
    nearMiss: 'smtp.zoho.eu',
  },
  {
    service: 'mandrill',
    hosts: ['smtp.mandrillapp.com'],
    users: 'any',
    source:
      'https://mailchimp.com/developer/transactional/docs/smtp-integration/ (any user, the key as the password)',
    example: 'smtp.mandrillapp.com',
    nearMiss: 'mandrillapp.test',
  },
  {
    service: 'plunk',
    hosts: ['smtp.useplunk.com', 'next-smtp.useplunk.com'],
    users: ['plunk'],
    source:
      'https://docs.useplunk.com/guides/setting-up-smtp (user "plunk", the key as the password)',
    example: 'smtp.useplunk.com',
    nearMiss: 'useplunk.test',
  },
  {
    service: 'ionos',
    hosts: list`
      smtp.ionos.de | smtp.ionos.com | smtp.ionos.co.uk | smtp.ionos.es | smtp.ionos.fr |
      smtp.ionos.it | smtp.ionos.mx | smtp.ionos.ca | smtp.ionos.at | smtp.1und1.de |
      smtp.1and1.com | smtp.1and1.co.uk | smtp.1and1.es | smtp.1and1.fr
    `,
    source:
      'https://www.ionos.com/help/email/ (smtp.ionos.com; the names of 1&1 lead to the same servers)',
    example: 'smtp.1und1.de',
    nearMiss: 'mx00.ionos.de',
  },
  {
    service: 'smtp2go',
    hosts: ['smtp2go.com'],
    source: 'https://support.smtp2go.com/ (mail.smtp2go.com, mail-eu, mail-us, mail-au)',
    example: 'mail-eu.smtp2go.com',
    nearMiss: 'smtp2go.test',
  },
  {
    service: 'mailtrap',
    hosts: ['live.smtp.mailtrap.io', 'bulk.smtp.mailtrap.io'],
    users: ['api', 'apismtp@mailtrap.io'],
    source: 'https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration (user api, key)',
    example: 'bulk.smtp.mailtrap.io',
    nearMiss: 'sandbox.smtp.mailtrap.io',
  },
];
