/** Labelled before the rules were written, and not looked at while they were adjusted. */
import type { LabelledMessage } from './labelled-message.ts';

const TIMES =
  'helpmynewsletter.beehiiv.com, "targeting all clickers": bursts of clicks seconds after sending, HEAD and GET without page assets, cloud addresses';
const EVERY_LINK =
  'support.arternal.com 15216436: scanners ask for every link within 1 to 5 seconds of arrival';
const HONEYPOT =
  'support.sosafe.de "Trusted Clicks": hidden link that people cannot see, and behaviour';
const APPLE =
  'help.socketlabs.com, "What is Apple Mail Privacy Protection": loads when Mail starts';
const GOOGLE = 'wordtothewise.com 2013/12: first load of each image when the message is opened';
const GMAIL_AHEAD = 'sparkpost.com/blog/gmail-prefetching-images: program and circumstances';
const RESEND =
  'github.com/resend/resend-node/issues/901: a person, and 12 seconds later a scanner elsewhere';
const HEADS = 'github.com/dubinc/dub/issues/2309: HEAD requests with names of browsers';
const READING = 'How people read: opened within hours, one or two links, minutes apart';

export const HELD_OUT: readonly LabelledMessage[] = [
  {
    source: READING,
    links: 3,
    hits: ['P 5400 o outlook 91.12.40.7', 'P 5460 2 chrome 91.12.40.7'],
  },
  {
    source: READING,
    links: 3,
    hits: [
      'P 780 o thunderbird 84.3.9.14',
      'P 900 1 firefox 84.3.9.14',
      'P 1020 3 firefox 84.3.9.14',
    ],
  },
  {
    source: READING,
    links: 1,
    hits: ['P 86400 o iosMail 86.142.4.77', 'P 86430 1 iphone 86.142.4.77'],
  },
  {
    source: READING,
    links: 2,
    hits: ['P 240 o macOutlook 73.15.8.2', 'P 265 1 safari 73.15.8.2', 'P 300 2 safari 73.15.8.2'],
  },
  { source: GOOGLE, links: 2, hits: ['P 3600 o gmail 66.249.84.10', 'P 3640 1 chrome 98.33.12.4'] },
  { source: GOOGLE, links: 2, hits: ['P 45 o gmail 66.102.8.31', 'P 90 2 android 172.58.9.33'] },
  {
    source: GOOGLE,
    links: 4,
    hits: ['P 20000 o gmail 74.125.209.5', 'P 90000 o gmail 66.249.93.7'],
  },
  { source: GOOGLE, links: 1, hits: ['P 660 o gmail 66.249.88.4'] },
  {
    source: GMAIL_AHEAD,
    links: 2,
    hits: [
      'M 3 o gmailAhead 66.249.84.12',
      'P 600 o gmail 66.249.84.14',
      'P 640 1 edge 81.2.69.160',
    ],
  },
  { source: GMAIL_AHEAD, links: 2, hits: ['M 6 o gmailAhead 74.125.215.7'] },
  { source: APPLE, links: 2, hits: ['M 400 o apple 104.28.42.10', 'P 9000 1 iphone 104.28.60.3'] },
  { source: APPLE, links: 2, hits: ['M 25 o apple 172.225.12.9'] },
  { source: APPLE, links: 3, hits: ['M 7200 o apple 17.58.101.4', 'M 90000 o apple 17.58.101.9'] },
  {
    source: RESEND,
    links: 2,
    hits: [
      'P 300 o chrome 189.6.22.9',
      'P 420 1 chrome 189.6.22.9',
      'M 432 1 chrome 52.178.3.9 HEAD',
    ],
  },
  {
    source: EVERY_LINK,
    links: 3,
    hits: ['M 2 1 chrome 40.94.20.11', 'M 2.4 2 chrome 40.94.20.11', 'M 3 3 chrome 40.94.20.11'],
  },
  {
    source: EVERY_LINK,
    links: 4,
    hits: [
      'M 41 1 edge 104.47.55.110',
      'M 41.3 2 edge 104.47.55.110',
      'M 41.8 3 edge 104.47.55.110',
      'M 42.2 4 edge 104.47.55.110',
      'M 42.5 h edge 104.47.55.110',
    ],
  },
  {
    source: EVERY_LINK,
    links: 2,
    hits: [
      'M 90 o oldChrome 209.222.82.5',
      'M 91 1 oldChrome 209.222.82.5',
      'M 91.5 2 oldChrome 209.222.82.5',
      'P 8000 o outlook 62.7.1.8',
      'P 8100 2 edge 62.7.1.8',
    ],
  },
  {
    source: EVERY_LINK,
    links: 5,
    hits: [
      'M 600 1 firefox 185.220.10.4',
      'M 601 2 firefox 185.220.10.4',
      'M 602 3 firefox 185.220.10.4',
      'M 602.5 4 firefox 185.220.10.4',
      'M 603 5 firefox 185.220.10.4',
    ],
  },
  { source: HONEYPOT, links: 1, hits: ['M 15 1 chrome 23.20.5.9', 'M 16 h chrome 23.20.5.9'] },
  {
    source: HONEYPOT,
    links: 1,
    hits: [
      'M 130 h safari 194.60.1.5',
      'M 131 1 safari 194.60.1.5',
      'P 7000 o appleMail 92.40.1.7',
      'P 7050 1 safari 92.40.1.7',
    ],
  },
  {
    source: HONEYPOT,
    links: 2,
    hits: [
      'M 800 1 chrome 203.0.113.70',
      'M 804 h chrome 203.0.113.70',
      'M 809 2 chrome 203.0.113.70',
    ],
  },
  {
    source: HEADS,
    links: 2,
    hits: [
      'M 30 1 iphone 199.16.157.180 HEAD',
      'M 30.2 1 chrome 199.16.157.181 HEAD',
      'M 30.4 1 none 199.16.157.182 HEAD',
    ],
  },
  {
    source: HEADS,
    links: 1,
    hits: ['M 1000 o chrome 145.40.2.2 HEAD', 'M 1000 1 chrome 145.40.2.2 HEAD'],
  },
  { source: TIMES, links: 2, hits: ['M 1 o chrome 67.231.156.9', 'M 1.5 1 chrome 67.231.156.9'] },
  { source: TIMES, links: 3, hits: ['M 8 1 python 44.202.9.1', 'M 12 2 go 3.91.7.7'] },
  { source: TIMES, links: 2, hits: ['M 55 1 headless 34.73.2.2', 'M 58 2 barracuda 64.235.150.2'] },
  { source: TIMES, links: 2, hits: ['M 700 1 slack 54.89.5.5', 'M 701 1 skype 40.77.3.3'] },
  { source: READING, links: 2, hits: ['P 50000 1 samsung 80.187.96.4'] },
  { source: READING, links: 3, hits: ['P 4000 3 edge 194.25.0.68', 'P 4100 1 edge 194.25.0.68'] },
  {
    source: READING,
    links: 2,
    hits: [
      'P 33 o outlook 203.0.113.9',
      'P 75 1 chrome 203.0.113.9',
      'P 400 o outlook 203.0.113.9',
    ],
  },
  {
    source: READING,
    links: 2,
    hits: ['P 26000 o yahoo 98.136.1.9', 'P 26090 2 android 107.77.9.1'],
  },
  {
    source: READING,
    links: 6,
    hits: [
      'P 1900 o chrome 77.11.2.2',
      'P 1950 1 chrome 77.11.2.2',
      'P 1958 4 chrome 77.11.2.2',
      'P 2400 6 chrome 77.11.2.2',
    ],
  },
  {
    source: READING,
    links: 2,
    hits: ['P 610 o firefox 2a02:8108:1::9', 'P 640 1 firefox 2a02:8108:1::9'],
  },
  {
    source: READING,
    links: 1,
    hits: [
      'P 172800 o thunderbird 145.40.9.9',
      'P 172830 1 chrome 145.40.9.9',
      'P 172860 1 chrome 145.40.9.9',
    ],
  },
];
