/**
 * Mail services that deliver several spellings of an address to one mailbox, each as the service
 * documents it. What holds everywhere is not here: letter case, and a tag from `+` on (RFC 5233,
 * Microsoft 365, Google Workspace, Postfix and Dovecot as they are set up).
 *
 * A spelling is listed only where no other person can own it: to take two people for one is worse
 * than to write to one twice.
 */
import { list } from './list.ts';

export type AliasRule = {
  service: string;
  domains: readonly string[];
  /** Names under any country's ending: `yandex.` matches yandex.kz and yandex.com.tr. */
  families?: readonly string[];
  /** Domains that a family would match and that belong to another service. */
  except?: readonly string[];
  /** True: a name is one mailbox under all these domains, and the first one is used for all. */
  oneMailbox: boolean;
  /** Characters of the local part that the service skips. */
  ignored?: string;
  /** Two characters that the service treats as equal; the second one is used for both. */
  alike?: readonly [string, string];
  /** What begins a tag, beside `+`. */
  tag?: string;
  /** True: `anything@ann.example.com` is `ann@example.com`. */
  subdomains?: true;
  source: string;
  /** Pairs that are one mailbox. */
  same: readonly (readonly [string, string])[];
  /** Pairs that look alike and are two mailboxes. */
  different: readonly (readonly [string, string])[];
};

export const ALIAS_RULES: readonly AliasRule[] = [
  {
    service: 'gmail',
    domains: ['gmail.com', 'googlemail.com'],
    oneMailbox: true,
    ignored: '.',
    source:
      "https://support.google.com/mail/answer/7436150 (dots don't matter, and matter in the domains of a company) and answer/10313 (googlemail.com)",
    same: [
      ['ann.lee@gmail.com', 'a.n.n.lee@googlemail.com'],
      ['annlee+shop@gmail.com', 'ann.lee@gmail.com'],
    ],
    different: [
      ['ann.lee@acme.test', 'annlee@acme.test'],
      ['ann-lee@gmail.com', 'annlee@gmail.com'],
      ['ann.lee@google.com', 'annlee@google.com'],
    ],
  },
  {
    service: 'icloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    oneMailbox: true,
    source:
      'https://support.apple.com/102540 (an account that had @mac.com and @me.com has @icloud.com too)',
    same: [
      ['ann@me.com', 'ann@icloud.com'],
      ['ann+news@mac.com', 'ann@me.com'],
    ],
    different: [
      ['ann.lee@icloud.com', 'annlee@icloud.com'],
      ['ann@privaterelay.appleid.com', 'ann@icloud.com'],
    ],
  },
  {
    service: 'proton',
    domains: ['proton.me', 'protonmail.com', 'pm.me', 'protonmail.ch'],
    oneMailbox: true,
    ignored: '.-_',
    source:
      'https://proton.me/support/addresses-and-aliases (a name is one account under all four; dots, hyphens and underscores are skipped; +alias)',
    same: [
      ['ann.lee@proton.me', 'annlee@protonmail.com'],
      ['ann_lee@pm.me', 'ann-lee@protonmail.ch'],
      ['annlee+x@pm.me', 'annlee@proton.me'],
    ],
    different: [
      ['ann.lee@passmail.net', 'annlee@passmail.net'],
      ['ann@proton.me', 'anne@proton.me'],
    ],
  },
  {
    service: 'yandex',
    domains: ['yandex.ru', 'ya.ru'],
    families: ['yandex.'],
    oneMailbox: true,
    alike: ['.', '-'],
    source:
      'https://yandex.com/support/mail/web/preferences/sender.html and https://yandex.com/support/id/authorization/email.html (a login has an address on every Yandex domain; a dot and a hyphen in it are the same)',
    same: [
      ['ann.lee@yandex.ru', 'ann-lee@ya.ru'],
      ['ann@yandex.kz', 'ann@yandex.com.tr'],
      ['ann+list@yandex.com', 'ann@yandex.by'],
    ],
    different: [
      ['annlee@yandex.ru', 'ann-lee@yandex.ru'],
      ['ann@narod.ru', 'ann@yandex.ru'],
    ],
  },
  {
    // The part before the hyphen is a name of its own, which no other account may have; an
    // account's name holds no hyphen.
    service: 'yahoo',
    domains: ['yahoo.com', 'ymail.com', 'rocketmail.com', 'myyahoo.com'],
    families: ['yahoo.'],
    except: ['yahoo.co.jp', 'yahoo.ne.jp'],
    oneMailbox: false,
    tag: '-',
    source: 'https://help.yahoo.com/kb/SLN28738.html (disposable addresses: nickname-keyword)',
    same: [
      ['ann-shop@yahoo.com', 'ann-bank@yahoo.com'],
      ['ann-shop@yahoo.fr', 'ann@yahoo.fr'],
      ['ann+x@ymail.com', 'ann@ymail.com'],
    ],
    different: [
      ['ann@yahoo.com', 'ann@yahoo.co.uk'],
      ['ann.lee@yahoo.com', 'annlee@yahoo.com'],
      ['ann_lee@yahoo.com', 'ann@yahoo.com'],
      ['ann-lee@yahoo.co.jp', 'ann@yahoo.co.jp'],
    ],
  },
  {
    service: 'fastmail',
    domains: list`
      fastmail.com | fastmail.fm | fastmail.cn | fastmail.co.uk | fastmail.com.au | fastmail.de |
      fastmail.es | fastmail.im | fastmail.in | fastmail.jp | fastmail.mx | fastmail.net |
      fastmail.nl | fastmail.org | fastmail.se | fastmail.to | fastmail.tw | fastmail.uk |
      fastmail.us | 123mail.org | 150mail.com | 150ml.com | 16mail.com | 2-mail.com | 4email.net |
      50mail.com | airpost.net | allmail.net | bestmail.us | cluemail.com | elitemail.org |
      emailcorner.net | emailengine.net | emailengine.org | emailgroups.net | emailplus.org |
      emailuser.net | eml.cc | f-m.fm | fast-email.com | fast-mail.org | fastem.com | fastemail.us |
      fastemailer.com | fastest.cc | fastimap.com | fastmailbox.net | fastmessaging.com | fea.st |
      fmail.co.uk | fmailbox.com | fmgirl.com | fmguy.com | ftml.net | hailmail.net |
      imap-mail.com | imap.cc | imapmail.org | inoutbox.com | internet-e-mail.com |
      internet-mail.org | internetemails.net | internetmailing.net | jetemail.net | justemail.net |
      letterboxes.org | mail-central.com | mail-page.com | mailas.com | mailbolt.com | mailc.net |
      mailcan.com | mailforce.net | mailhaven.com | mailingaddress.org | mailite.com |
      mailmight.com | mailnew.com | mailsent.net | mailservice.ms | mailup.net | mailworks.org |
      ml1.net | mm.st | myfastmail.com | mymacmail.com | nospammail.net | ownmail.net | petml.com |
      postinbox.com | postpro.net | proinbox.com | promessage.com | realemail.net | reallyfast.biz |
      reallyfast.info | rushpost.com | sent.as | sent.at | sent.com | speedpost.net |
      speedymail.org | ssl-mail.com | swift-mail.com | the-fastest.net | the-quickest.com |
      theinternetemail.com | veryfast.biz | veryspeedy.net | warpmail.net | xsmail.com |
      yepmail.net | your-mail.com
    `,
    oneMailbox: false,
    subdomains: true,
    source:
      'https://www.fastmail.help/hc/en-us/articles/360060591053 (plus addressing and subdomain addressing, on every domain of the service)',
    same: [
      ['shop@ann.fastmail.com', 'ann@fastmail.com'],
      ['bank@ann.fastmail.com', 'ann+shop@fastmail.com'],
      ['x@ann.sent.com', 'ann@sent.com'],
    ],
    different: [
      ['ann@fastmail.com', 'ann@fastmail.fm'],
      ['ann.lee@fastmail.com', 'annlee@fastmail.com'],
      ['ann@x.acme.test', 'x@acme.test'],
    ],
  },
  {
    service: 'daum',
    domains: ['hanmail.net', 'daum.net'],
    oneMailbox: true,
    source:
      'Daum mail: the service was called hanmail.net until daum.net was added, and a name has both addresses',
    same: [['ann@daum.net', 'ann@hanmail.net']],
    different: [['ann@kakao.com', 'ann@daum.net']],
  },
  {
    service: 'mailbox.org',
    domains: ['mailbox.org', 'secure.mailbox.org'],
    oneMailbox: true,
    source:
      'https://kb.mailbox.org (secure.mailbox.org: the same address, to which mail is taken over encrypted connections only; plus addressing)',
    same: [
      ['ann@secure.mailbox.org', 'ann@mailbox.org'],
      ['ann+x@mailbox.org', 'ann@mailbox.org'],
    ],
    different: [['ann.lee@mailbox.org', 'annlee@mailbox.org']],
  },
  {
    service: 'outlook',
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
    oneMailbox: false,
    source:
      'https://support.microsoft.com/office/459b1989-356d-40fa-a689-8f285b13f1f2 (aliases: each a name of its own; plus addressing; dots matter)',
    same: [
      ['ann+shop@outlook.com', 'ann@outlook.com'],
      ['Ann@Hotmail.com', 'ann+1@hotmail.com'],
    ],
    different: [
      ['ann@outlook.com', 'ann@hotmail.com'],
      ['ann.lee@outlook.com', 'annlee@outlook.com'],
      ['ann-lee@live.com', 'ann@live.com'],
    ],
  },
  {
    service: 'mail.ru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru'],
    oneMailbox: false,
    source:
      'https://help.mail.ru/mail (five domains, a name on each of them is another mailbox; plus addressing)',
    same: [['ann+shop@mail.ru', 'ann@mail.ru']],
    different: [
      ['ann@mail.ru', 'ann@bk.ru'],
      ['ann.lee@list.ru', 'annlee@list.ru'],
    ],
  },
  {
    service: 'zoho',
    domains: ['zoho.com', 'zohomail.com', 'zoho.eu', 'zohomail.eu', 'zoho.in', 'zohomail.in'],
    oneMailbox: false,
    source:
      'https://www.zoho.com/mail/help/email-alias.html (plus addressing; the data centres are services of their own)',
    same: [['ann+x@zohomail.com', 'ann@zohomail.com']],
    different: [
      ['ann@zoho.com', 'ann@zoho.eu'],
      ['ann.lee@zoho.com', 'annlee@zoho.com'],
    ],
  },
  {
    service: 'anonaddy',
    domains: ['anonaddy.com', 'anonaddy.me'],
    oneMailbox: false,
    subdomains: true,
    source:
      'https://addy.io/faq (anything@username.anonaddy.com reaches the account; plus extensions)',
    same: [
      ['shop@ann.anonaddy.com', 'bank@ann.anonaddy.com'],
      ['x+1@ann.anonaddy.me', 'y@ann.anonaddy.me'],
    ],
    different: [['x@ann.anonaddy.com', 'x@ben.anonaddy.com']],
  },
  {
    service: '33mail',
    domains: ['33mail.com'],
    oneMailbox: false,
    subdomains: true,
    source: 'https://www.33mail.com (anything@username.33mail.com is forwarded to its owner)',
    same: [['shop@ann.33mail.com', 'bank@ann.33mail.com']],
    different: [['shop@ann.33mail.com', 'shop@ben.33mail.com']],
  },
];
