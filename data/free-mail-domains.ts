/** Free mail services, and providers whose customers have their address under the provider's own domain: an address there is a private person's, or a very small firm's. Example: `x@gmail.com`. */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set([
  'gmail.com', 'googlemail.com', 'yahoo.com', 'yahoo.co.uk', 'yahoo.co.jp', 'yahoo.de', 'yahoo.fr', 'ymail.com', 'rocketmail.com', 'aol.com', 'outlook.com', 'outlook.de',
  'hotmail.com', 'hotmail.co.uk', 'hotmail.de', 'hotmail.fr', 'live.com', 'live.co.uk', 'msn.com', 'icloud.com', 'me.com', 'mac.com', 'gmx.com', 'gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch',
  'web.de', 't-online.de', 'freenet.de', 'mail.com', 'mail.ru', 'yandex.ru', 'yandex.com', 'proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'fastmail.com', 'zoho.com',
  'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'libero.it', 'virgilio.it', 'comcast.net', 'verizon.net', 'att.net', 'btinternet.com', 'qq.com', '163.com', '126.com', 'naver.com',
  // private mail for those who choose it
  'posteo.de', 'posteo.net', 'mailbox.org', 'hey.com', 'hushmail.com', 'runbox.com', 'startmail.com', 'disroot.org', 'riseup.net', 'kolabnow.com', 'inbox.com', 'inbox.lv', 'mail.de', 'duck.com', 'skiff.com', 'usa.com',
  // providers of a country
  'arcor.de', 'online.de', 'vodafone.de', 'kabelmail.de', 'unitybox.de', 'aon.at', 'chello.at', 'a1.net', 'bluewin.ch', 'hispeed.ch', 'sunrise.ch', 'freesurf.ch',
  'bbox.fr', 'numericable.fr', 'voila.fr', 'tiscali.it', 'alice.it', 'tim.it', 'fastwebnet.it', 'telefonica.net', 'ono.com', 'sapo.pt', 'netcabo.pt', 'iol.pt',
  'ziggo.nl', 'kpnmail.nl', 'planet.nl', 'xs4all.nl', 'home.nl', 'hetnet.nl', 'upcmail.nl', 'telenet.be', 'skynet.be', 'proximus.be', 'scarlet.be',
  'blueyonder.co.uk', 'ntlworld.com', 'virginmedia.com', 'virgin.net', 'talktalk.net', 'tiscali.co.uk', 'plus.net', 'plusnet.com', 'o2.co.uk', 'eircom.net', 'eir.ie',
  'telia.com', 'comhem.se', 'bredband.net', 'spray.se', 'online.no', 'broadpark.no', 'mail.dk', 'jubii.dk', 'tdcadsl.dk', 'kolumbus.fi', 'elisanet.fi', 'luukku.com',
  'interia.pl', 'interia.eu', 'gazeta.pl', 'centrum.cz', 'atlas.cz', 'volny.cz', 'azet.sk', 'zoznam.sk', 'centrum.sk', 'freemail.hu', 'citromail.hu', 'abv.bg', 'mail.bg', 'dir.bg',
  'otenet.gr', 'forthnet.gr', 'mynet.com', 'meta.ua', 'i.ua', 'bigmir.net', 'tut.by', 'walla.co.il', 'walla.com', 'netvision.net.il',
  'bigpond.com', 'bigpond.net.au', 'optusnet.com.au', 'iinet.net.au', 'tpg.com.au', 'internode.on.net', 'xtra.co.nz', 'slingshot.co.nz', 'telkomsa.net', 'mweb.co.za', 'webmail.co.za', 'vodamail.co.za',
  'cox.net', 'charter.net', 'spectrum.net', 'roadrunner.com', 'rr.com', 'twc.com', 'earthlink.net', 'mindspring.com', 'juno.com', 'netzero.net', 'windstream.net', 'centurylink.net', 'centurytel.net', 'q.com', 'embarqmail.com',
  'optonline.net', 'optimum.net', 'prodigy.net', 'prodigy.net.mx', 'swbell.net', 'frontiernet.net', 'rogers.com', 'shaw.ca', 'sympatico.ca', 'bell.net', 'telus.net', 'videotron.ca', 'cogeco.ca', 'eastlink.ca',
  'ig.com.br', 'r7.com', 'globo.com', 'globomail.com', 'zipmail.com.br', 'fibertel.com.ar', 'speedy.com.ar', 'arnet.com.ar', 'vtr.net', 'sina.com', 'sina.cn', 'sohu.com', '139.com', '189.cn', 'aliyun.com', 'tom.com', '21cn.com',
  'docomo.ne.jp', 'ezweb.ne.jp', 'au.com', 'softbank.ne.jp', 'i.softbank.jp', 'nifty.com', 'biglobe.ne.jp', 'ocn.ne.jp', 'so-net.ne.jp', 'excite.co.jp', 'hanmail.net', 'daum.net', 'nate.com', 'rediffmail.com', 'sify.com', 'indiatimes.com',
  'hinet.net', 'seed.net.tw', 'pchome.com.tw', 'netvigator.com', 'singnet.com.sg', 'streamyx.com', 'vsnl.net', 'emirates.net.ae',
]);
