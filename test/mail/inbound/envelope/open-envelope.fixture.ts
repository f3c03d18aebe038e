/** Signed and encrypted replies, and their expected texts. */
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';

export const TEXT = 'Please unsubscribe me.';
export const entity = (text: string): Buffer =>
  Buffer.from(
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${text}\r\n\r\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee wrote:\r\n> Hello Bea\r\n`,
  );
export const REPLY = entity(TEXT);

export async function verdict(raw: Buffer): Promise<string> {
  const { kind, rule, visibleText } = classifyMail(await parseMail(raw));
  return `${kind} | ${rule} | ${visibleText}`;
}
export const READ = `unsubscribe | text.unsubscribe-word | ${TEXT}`;
export const SEALED = 'reply | reply.encrypted | null';

/** `openssl cms -sign -nodetach -nocerts -noattr`, and the same with `-stream`. */
export const OPENSSL =
  'MIIBNwYJKoZIhvcNAQcCoIIBKDCCASQCAQMxDTALBglghkgBZQMEAgEwgY8GCSqGSIb3DQEHAaCBgQR/Q29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiBxdW90ZWQtcHJpbnRhYmxlDQoNClBsZWFzZSB1bnN1YnNjcmliZSBtZS4NCg0KLS0gPTIwDQpCZWENCjF+MHwCAQOAFDGt6/TeVS55GuDAZggEAcGBibtCMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRIMEYCIQDSaYUuA0knCcW/oAXumuk54DL+wh6jveC8nHk38jXVvgIhALlGiSxZgpeSuio97v82Hl9eSafUQrs6MFsr2vApI8D4';
export const OPENSSL_STREAM =
  'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgAR/Q29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiBxdW90ZWQtcHJpbnRhYmxlDQoNClBsZWFzZSB1bnN1YnNjcmliZSBtZS4NCg0KLS0gPTIwDQpCZWENCgAAAAAAADGBjTCBigIBATAkMAwxCjAIBgNVBAMMAUICFEaNqf6fEllLgBcfTvFc0aKU5GjpMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRGMEQCIAS4e2s62QPh1qE/G+OJVaYxFSi89OYk4EDY3wMoiaOYAiA/aDrT+WyI7YpnGH+SOWlvsa3NKmq75u9dopoHAY+sxgAAAAAAAA==';

export const mixed = (...parts: string[]): Buffer =>
  Buffer.from(
    [
      'From: Bea <bea@example.test>',
      'To: ann@acme.test',
      'Subject: Re: Your warehouse',
      'In-Reply-To: <m@acme.test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      ...parts.flatMap((part) => ['--b', part]),
      '--b--',
      '',
    ].join('\r\n'),
  );
export const p7m = (bytes: Buffer): string =>
  `Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Disposition: attachment; filename=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`;
