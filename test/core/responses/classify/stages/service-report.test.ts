/** Reports about our domain, which no person wrote. */
import { describe, expect, it } from 'vitest';
import { SERVICE_REPORT_RULES } from '../../../../../data/classify/service-reports.ts';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { parseMail } from '../../../../../lib/mail/inbound/mime/parse-mail.ts';
import { writeMail } from '../write-mail.ts';

describe('a report about our domain', () => {
  it.each(SERVICE_REPORT_RULES)('$id is recognised by its subject', (rule) => {
    const text = 'This is a report. To stop these reports, please unsubscribe me here.';
    const verdict = classifyMail(writeMail({ ...rule.example, text }));
    expect(verdict).toMatchObject({ kind: 'unrelated', rule: `report.${rule.id}` });
  });

  it.each(SERVICE_REPORT_RULES)('$id leaves the words of people alone', (rule) => {
    const verdict = classifyMail(writeMail({ ...rule.nearMiss, text: 'Could you look at this?' }));
    expect(verdict.kind).toBe('reply');
  });

  it('answered or forwarded by a person is a reply', () => {
    const [{ example }] = SERVICE_REPORT_RULES as [(typeof SERVICE_REPORT_RULES)[number]];
    for (const prefix of ['Re: ', 'Fwd: ']) {
      const subject = `${prefix}${example.subject}`;
      const draft = { from: 'bea@example.test', subject, text: 'What is this?' };
      expect(classifyMail(writeMail(draft)).kind).toBe('reply');
    }
  });

  it.each<[string, string, string, string]>([
    [
      'TLS, RFC 8460',
      'multipart/report; report-type=tlsrpt; boundary=b1',
      'application/tlsrpt+gzip; name="mx.example.com!acme.test!1788825600!1788911999!1.json.gz"',
      'report.tls',
    ],
    [
      'TLS, without the type of the report',
      'multipart/mixed; boundary=b1',
      'application/tlsrpt+json',
      'report.tls',
    ],
    [
      'DMARC, as a ZIP under a subject of its own',
      'multipart/mixed; boundary=b1',
      'application/zip; name="mx.example.com!acme.test!1788825600!1788911999.zip"',
      'report.dmarc-aggregate',
    ],
  ])('%s is recognised by its attachment', async (_, type, attached, rule) => {
    const source = [
      'From: reports@mx.example.com',
      'To: postmaster@acme.test',
      'Subject: Yesterday',
      `Content-Type: ${type}`,
      '',
      '--b1',
      'Content-Type: text/plain',
      '',
      'Hello, please find the report of yesterday attached. Delivery failed 0 times.',
      '--b1',
      `Content-Type: ${attached}`,
      'Content-Transfer-Encoding: base64',
      '',
      'H4sIAAAAAAAA',
      '--b1--',
    ].join('\r\n');
    const verdict = classifyMail(await parseMail(Buffer.from(source)));
    expect(verdict).toMatchObject({ kind: 'unrelated', rule, intent: null });
  });

  it('is recognised when the attachment is the whole message', async () => {
    const source = [
      'From: noreply-dmarc-support@mx.example.com',
      'Subject: 2026-09-08',
      'Content-Type: application/gzip;',
      ' name="mx.example.com!acme.test!1788825600!1788911999.xml.gz"',
      'Content-Transfer-Encoding: base64',
      '',
      'H4sIAAAAAAAA',
    ].join('\r\n');
    expect(classifyMail(await parseMail(Buffer.from(source))).rule).toBe('report.dmarc-aggregate');
  });
});
