/**
 * Programs that ask for pixels or links and name themselves. The first that fits decides; programs
 * that the package isbot knows need no row.
 */

export type ClientRule = {
  rule: string;
  /** The whole name, or a part of it. */
  agent: string | RegExp;
  /** For a request for a pixel, and for a link; null: other rules decide. */
  open: ClientVerdict | null;
  click: ClientVerdict | null;
  source: string;
  example: string;
  nearMiss: string;
};

/** `hidden`: asks ahead for a person, who may read the message without a further request. */
type ClientVerdict = 'person' | 'unclear' | 'hidden' | 'machine';

export const CLIENT_RULES: readonly ClientRule[] = [
  {
    rule: 'apple-mail-privacy',
    agent: 'Mozilla/5.0',
    open: 'hidden',
    click: 'machine',
    source:
      'help.socketlabs.com/docs/identifying-apple-mpp-opens-in-notification-api-events; wordtothewise.com/2021/09/apple-mpp: Mail loads the images of each new message by itself, through proxies, and names nothing but "Mozilla/5.0"; when the person opens it, nothing more is asked for',
    example: 'Mozilla/5.0',
    nearMiss:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
  },
  {
    rule: 'gmail-prefetch',
    agent: /Chrome\/42\.0\.2311\.135 Safari\/537\.36 Edge\/12\.246 Mozilla\/5\.0$/,
    open: 'machine',
    click: 'machine',
    source:
      'sparkpost.com/blog/gmail-prefetching-images: while Gmail is open elsewhere it loads images of a message that arrives; in addition to the request when the person opens it',
    example:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0',
    nearMiss:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246',
  },
  {
    rule: 'google-image-proxy',
    agent: /\(via ggpht\.com GoogleImageProxy\)$/,
    open: null,
    click: 'machine',
    source:
      'wordtothewise.com/2013/12/gmail-deploys-image-proxy-servers: the proxy asks when the message is first opened and keeps the image; scientiamobile.com/what-is-google-image-proxy took it from its list of robots for that reason',
    example:
      'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    nearMiss: 'Mozilla/5.0 (compatible; Googlebot-Image/1.0)',
  },
  {
    rule: 'yahoo-mail-proxy',
    agent: /^YahooMailProxy; /,
    open: 'unclear',
    click: 'machine',
    source:
      'help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html: fetches what messages name, "on demand"; no document says whether it asks before the message is opened',
    example: 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
    nearMiss: 'Yahoo! Slurp',
  },
  {
    rule: 'barracuda',
    agent: /\bBarracuda\b/i,
    open: 'machine',
    click: 'machine',
    source: 'check.live-direct-marketing.online/blog/bot-clicks-security-scanners-detect',
    example: 'Barracuda Sentinel (EE)',
    nearMiss: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0',
  },
  {
    rule: 'gateway',
    agent: /\b(?:proofpoint|mimecast|ironport|ciscosecureemail|fortimail|trendmicro|tmes)\b/i,
    open: 'machine',
    click: 'machine',
    source: 'check.live-direct-marketing.online/blog/bot-clicks-security-scanners-detect',
    example: 'CiscoSecureEmail/1.0',
    nearMiss: 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/133.0 (mimecaster)',
  },
  {
    rule: 'office-discovery',
    agent: /^Microsoft Office (?:Existence|Protocol) Discovery$/,
    open: 'machine',
    click: 'hidden',
    source:
      'learn.microsoft.com, "Office Existence Discovery": Office looks what is behind a link that a person follows, and a browser asks again',
    example: 'Microsoft Office Existence Discovery',
    nearMiss: 'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.18227; Pro)',
  },
  {
    rule: 'outlook-desktop',
    agent: /\bMicrosoft Outlook \d+\.\d|\bMacOutlook\/\d/,
    open: null,
    click: 'hidden',
    source:
      'learn.microsoft.com, "Office URI schemes" and "ms-office; MSOffice": Outlook loads images itself; for a link it only looks what is behind it before it gives it to the browser',
    example:
      'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Win64; x64; Trident/7.0; Microsoft Outlook 16.0.18227; ms-office; MSOffice 16)',
    nearMiss: 'Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)',
  },
  {
    rule: 'old-browser',
    agent:
      /\b(?:Chrome\/(?:[1-5]?\d|6\d)\.|Firefox\/(?:[1-4]?\d)\.|MSIE (?:[5-9]|10)\.|Trident\/[4-6]\.|Windows NT 5\.)/,
    open: 'unclear',
    click: 'machine',
    source:
      'hummingdeck.com/en/blog/why-your-deck-analytics-are-wrong: scanners name real browsers that hardly a person has any more; Chrome 69 is of 2018, Firefox 49 of 2016',
    example:
      'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/41.0.2272.101 Safari/537.36',
    nearMiss:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36',
  },
];

/** A field of the request by which a browser says that no person asked yet. */
export type PrefetchRule = {
  rule: string;
  header: string;
  value: RegExp;
  source: string;
  example: string;
  nearMiss: string;
};

export const PREFETCH_RULES: readonly PrefetchRule[] = [
  {
    rule: 'sec-purpose',
    header: 'sec-purpose',
    value: /\bprefetch\b/i,
    source: 'fetch.spec.whatwg.org, "Sec-Purpose": `prefetch`, with `prerender` as its parameter',
    example: 'prefetch;prerender',
    nearMiss: 'none',
  },
  {
    rule: 'purpose',
    header: 'purpose',
    value: /^(?:prefetch|preview)$/i,
    source: 'developer.mozilla.org: `Purpose: prefetch` of Chromium before Sec-Purpose',
    example: 'prefetch',
    nearMiss: 'navigate',
  },
  {
    rule: 'x-purpose',
    header: 'x-purpose',
    value: /^(?:prefetch|preview)$/i,
    source: 'bugs.webkit.org 46529: `X-Purpose: preview` of Safari',
    example: 'preview',
    nearMiss: 'download',
  },
  {
    rule: 'x-moz',
    header: 'x-moz',
    value: /^prefetch$/i,
    source: 'developer.mozilla.org, "Link prefetching FAQ": `X-moz: prefetch` of Firefox',
    example: 'prefetch',
    nearMiss: 'livebookmarks',
  },
];
