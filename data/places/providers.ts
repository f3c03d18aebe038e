/**
 * The large mail providers and the domains whose mail they receive under their own name. A
 * company's own domain hosted at one of them is `other`, because only its MX records show the
 * provider.
 *
 * `domains` match exactly, `families` match the name under any country's ending (`yahoo.` matches
 * yahoo.fr and yahoo.co.uk). Source: the providers' own lists of the endings they offer at sign-up,
 * and the MX records of the domains.
 */
import { list } from '../list.ts';

export type ProviderRule = {
  provider: string;
  domains: readonly string[];
  families?: readonly string[];
  suffixes?: readonly string[];
  example: string;
};

export const PROVIDERS: readonly ProviderRule[] = [
  {
    provider: 'google',
    domains: ['gmail.com', 'googlemail.com', 'google.com'],
    example: 'gmail.com',
  },
  {
    provider: 'microsoft',
    domains: list`
      outlook.com | live.com | msn.com | passport.com | windowslive.com | live.ca | live.cl |
      live.cn | live.co.uk | live.co.za | live.com.ar | live.com.au | live.com.mx | live.com.pt |
      live.com.sg | live.de | live.dk | live.fi | live.fr | live.ie | live.in | live.it | live.jp |
      live.nl | live.no | live.ru | live.se | outlook.at | outlook.be | outlook.cl | outlook.co.id |
      outlook.co.il | outlook.co.nz | outlook.co.th | outlook.com.ar | outlook.com.au |
      outlook.com.br | outlook.com.gr | outlook.com.tr | outlook.com.vn | outlook.cz | outlook.de |
      outlook.dk | outlook.es | outlook.fr | outlook.hu | outlook.ie | outlook.in | outlook.it |
      outlook.jp | outlook.kr | outlook.lv | outlook.my | outlook.ph | outlook.pt | outlook.sa |
      outlook.sg | outlook.sk
    `,
    families: ['hotmail.'],
    suffixes: ['.onmicrosoft.com'],
    example: 'hotmail.co.uk',
  },
  {
    provider: 'yahoo',
    domains: list`
      ymail.com | rocketmail.com | myyahoo.com | aol.com | aol.co.uk | aol.de | aol.fr | aim.com |
      netscape.net | verizon.net | att.net | sbcglobal.net | bellsouth.net | pacbell.net |
      ameritech.net | frontier.com | sky.com
    `,
    families: ['yahoo.'],
    example: 'yahoo.co.uk',
  },
  {
    provider: 'apple',
    domains: ['icloud.com', 'me.com', 'mac.com', 'privaterelay.appleid.com'],
    example: 'icloud.com',
  },
  {
    provider: 'gmx',
    domains: ['web.de', 'mail.com', 'email.de', 'caramail.com'],
    families: ['gmx.'],
    example: 'gmx.de',
  },
  { provider: 'telekom', domains: ['t-online.de', 'magenta.de'], example: 't-online.de' },
  {
    provider: 'proton',
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    example: 'proton.me',
  },
  {
    provider: 'zoho',
    domains: ['zoho.com', 'zoho.eu', 'zoho.in', 'zohomail.com', 'zohomail.eu', 'zohomail.in'],
    example: 'zoho.com',
  },
  {
    provider: 'fastmail',
    domains: list`
      fastmail.com | fastmail.fm | fastmail.co.uk | fastmail.de | messagingengine.com
    `,
    example: 'fastmail.com',
  },
  {
    provider: 'tuta',
    domains: ['tuta.com', 'tuta.io', 'tutanota.com', 'tutanota.de', 'tutamail.com', 'keemail.me'],
    example: 'tuta.com',
  },
  {
    provider: 'mailru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru', 'xmail.ru'],
    example: 'mail.ru',
  },
  {
    provider: 'yandex',
    domains: ['ya.ru', 'yandex.com.tr', 'narod.ru'],
    families: ['yandex.'],
    example: 'yandex.ru',
  },
  {
    provider: 'rambler',
    domains: ['rambler.ru', 'lenta.ru', 'autorambler.ru', 'myrambler.ru', 'ro.ru'],
    example: 'rambler.ru',
  },
  { provider: 'ukrnet', domains: ['ukr.net'], example: 'ukr.net' },
  { provider: 'qq', domains: ['qq.com', 'vip.qq.com', 'foxmail.com'], example: 'qq.com' },
  {
    provider: 'netease',
    domains: ['163.com', '126.com', 'yeah.net', 'vip.163.com', 'vip.126.com', '188.com'],
    example: '163.com',
  },
  { provider: 'sina', domains: ['sina.com', 'sina.cn', 'vip.sina.com'], example: 'sina.com' },
  { provider: 'naver', domains: ['naver.com'], example: 'naver.com' },
  { provider: 'kakao', domains: ['kakao.com', 'hanmail.net', 'daum.net'], example: 'hanmail.net' },
  { provider: 'rediff', domains: ['rediffmail.com'], example: 'rediffmail.com' },
  { provider: 'orange', domains: ['orange.fr', 'wanadoo.fr'], example: 'orange.fr' },
  { provider: 'free', domains: ['free.fr', 'aliceadsl.fr'], example: 'free.fr' },
  {
    provider: 'sfr',
    domains: ['sfr.fr', 'neuf.fr', 'cegetel.net', 'club-internet.fr'],
    example: 'sfr.fr',
  },
  { provider: 'laposte', domains: ['laposte.net'], example: 'laposte.net' },
  {
    provider: 'italiaonline',
    domains: ['libero.it', 'virgilio.it', 'iol.it', 'inwind.it', 'blu.it', 'giallo.it'],
    example: 'libero.it',
  },
  {
    provider: 'seznam',
    domains: ['seznam.cz', 'email.cz', 'post.cz', 'spoluzaci.cz'],
    example: 'seznam.cz',
  },
  { provider: 'wp', domains: ['wp.pl', 'o2.pl', 'tlen.pl', 'go2.pl'], example: 'wp.pl' },
  {
    provider: 'onet',
    domains: ['onet.pl', 'op.pl', 'poczta.onet.pl', 'vp.pl', 'autograf.pl'],
    example: 'onet.pl',
  },
  { provider: 'comcast', domains: ['comcast.net', 'xfinity.com'], example: 'comcast.net' },
  { provider: 'uol', domains: ['uol.com.br', 'bol.com.br'], example: 'uol.com.br' },
  { provider: 'terra', domains: ['terra.com.br'], example: 'terra.com.br' },
];
