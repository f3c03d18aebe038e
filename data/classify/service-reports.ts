/**
 * Reports of receivers and of list operators about our domain or our server: no answers of people,
 * and no bounces. Phrases are folded.
 */
import { list } from '../list.ts';

export type ServiceReportRule = {
  id: string;
  source: string;
  /** One of these must occur in the subject, with all words of it, in any order. */
  subject: readonly (readonly string[])[];
  /** The local part begins with one of these, or the domain ends in one; missing: any sender. */
  senders?: readonly string[];
  example: { from: string; subject: string };
  nearMiss: { from: string; subject: string };
};

const MACHINES: readonly string[] = list`
  dmarc | noreply | no-reply | no_reply | donotreply | do-not-reply | postmaster | report | abuse |
  mailer | opendmarc | tlsrpt | smtp-tls | tls-report
`;

export const SERVICE_REPORT_RULES: readonly ServiceReportRule[] = [
  {
    id: 'domain-report',
    source: 'RFC 7489 7.2.1.1 and RFC 8460 3 (Subject of aggregate reports)',
    subject: [
      ['report domain', 'submitter'],
      ['report-domain', 'submitter'],
    ],
    example: {
      from: 'dmarc-noreply@mx.example.com',
      subject: 'Report Domain: acme.test Submitter: mx.example.com Report-ID: <2026.09.08>',
    },
    nearMiss: { from: 'bea@example.test', subject: 'The report on your domain' },
  },
  {
    id: 'authentication-failure',
    source: 'RFC 6591 and RFC 7489 7.3, as sent without ARF by NetEase, LinkedIn and Exim users',
    subject: [
      ['dmarc', 'failure'],
      ['dmarc', 'forensic'],
      ['spf', 'failure report'],
      ['dkim', 'failure report'],
      ['authentication failure report'],
    ],
    senders: MACHINES,
    example: { from: 'noreply@example.com', subject: 'DMARC failure report for acme.test' },
    nearMiss: { from: 'bea@example.test', subject: 'SPF failure report?' },
  },
  {
    id: 'dmarc-aggregate',
    source: 'Subjects of Comcast, Cisco ESA, Yahoo Japan, Fastmail and opendmarc-reports',
    subject: [
      ['dmarc', 'aggregate'],
      ['dmarc', 'report'],
      ['dmarc', 'rua'],
      ['tls-rpt'],
      ['tlsrpt'],
      ['tls', 'report', 'domain'],
    ],
    senders: MACHINES,
    example: { from: 'dmarc_report@example.com', subject: 'DMARC aggregate report for acme.test' },
    nearMiss: { from: 'bea@example.test', subject: 'Your DMARC report looks wrong' },
  },
  {
    id: 'blocklist',
    source: 'Notices of blocklist operators and of services that watch blocklists',
    subject: list`
      blacklist | blacklisted | blocklist | block list | black list | listed | delist | delisted |
      delisting | removal | unlisted | listing
    `.map((word) => [word]),
    senders: list`
      spamhaus.org | barracudacentral.org | barracuda.com | mxtoolbox.com | hetrixtools.com |
      uceprotect.net | sorbs.net | abusix.com | invaluement.com | spfbl.net | 0spam.org |
      mailspike.net | multirbl.valli.org | dnsbl.info
    `,
    example: { from: 'notifications@mxtoolbox.com', subject: 'Blacklist: 192.0.2.1 was listed' },
    nearMiss: { from: 'bea@example.test', subject: 'Are you blacklisted?' },
  },
  {
    id: 'postmaster',
    source: 'Statistics that Google, Microsoft, Yahoo and Validity send to senders',
    subject: [
      ['postmaster tools'],
      ['smart network data services'],
      ['snds'],
      ['complaint feedback loop'],
      ['sender score'],
      ['sender hub'],
      ['mta-sts'],
    ],
    senders: [...MACHINES, 'google.com', 'microsoft.com', 'yahooinc.com', 'senderscore.net'],
    example: { from: 'noreply@google.com', subject: 'Postmaster Tools: your domain is verified' },
    nearMiss: { from: 'bea@example.test', subject: 'Do you use Postmaster Tools?' },
  },
];
