import { expect, it } from 'vitest';
import { readContentType } from '../../../../lib/mail/inbound/mime/read-content-type.ts';

it.each([
  ['text/plain; charset=utf-8', 'text/plain', { charset: 'utf-8' }],
  [
    'TEXT/HTML;Charset="ISO-8859-1" ; format=flowed',
    'text/html',
    { charset: 'ISO-8859-1', format: 'flowed' },
  ],
  ['multipart/mixed; boundary=----=_Part_1.2', 'multipart/mixed', { boundary: '----=_Part_1.2' }],
  ['multipart/mixed; boundary="a;b=c\\"d"', 'multipart/mixed', { boundary: 'a;b=c"d' }],
  ['multipart/mixed; boundary="never closed', 'multipart/mixed', { boundary: 'never closed' }],
  ['multipart/mixed; boundary*0="ab"; boundary*1="cd"', 'multipart/mixed', { boundary: 'abcd' }],
  [
    "application/pdf; name*0*=utf-8'de'Gr%C3%BC; name*1*=%C3%9Fe.pdf",
    'application/pdf',
    { name: 'Grüße.pdf' },
  ],
  ["application/pdf; name*=iso-8859-1''Gr%FC%DFe.pdf", 'application/pdf', { name: 'Grüße.pdf' }],
  ['text', 'text/plain', {}],
  ['', 'text/plain', {}],
  ['text/plain; charset', 'text/plain', {}],
  ['multipart/mixed; boundary=a; boundary=b', 'multipart/mixed', { boundary: 'a' }],
  [
    'text/plain; __proto__=x; constructor=y',
    'text/plain',
    { ['__proto__']: 'x', constructor: 'y' },
  ],
])('%s', (value, type, parameters) => {
  const read = readContentType(value);
  expect(read.type).toBe(type);
  expect(Object.entries(read.parameters)).toEqual(Object.entries(parameters));
});

it('a field that is absent is the fallback', () => {
  expect(readContentType(undefined, 'message/rfc822').type).toBe('message/rfc822');
});
