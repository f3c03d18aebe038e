/** What transport, gateways and mail stores do to a report. Each takes and gives a whole message. */

/**
 * What is left. `all`: verdict and message stay. `verdict`: the returned message is lost. `notice`:
 * only the words of the report. `less`: what is left may say less, but no more than before.
 */
export type Damage = {
  name: string;
  leaves: 'all' | 'verdict' | 'notice' | 'less';
  apply(source: string): string;
};

const BOUNDARY = 'B5.1780304405/mx.example.test';

/** Header and body, without the empty line between them. */
function halves(source: string): [header: string, body: string] {
  const at = source.indexOf('\n\n');
  return [source.slice(0, at), source.slice(at + 2)];
}

function withField(source: string, field: string): string {
  return `${field}\n${source}`;
}

function withoutFields(source: string, names: RegExp): string {
  const [header, body] = halves(source);
  const fields = header.split(/\n(?![ \t])/).filter((field) => !names.test(field));
  return `${fields.join('\n')}\n\n${body}`;
}

/** Removes the parts of a multipart report whose type matches. */
function withoutParts(source: string, type: RegExp): string {
  const [preamble = '', ...parts] = source.split(`--${BOUNDARY}`);
  const kept = parts.filter((part) => !type.test(part.slice(0, 200)));
  return [preamble, ...kept].join(`--${BOUNDARY}`);
}

function statusPart(source: string, change: (fields: string) => string): string {
  return source.replace(
    /(Content-Type: message\/delivery-status\n)\n([\s\S]*?)(?=\n--B5)/,
    (_, type: string, fields: string) => `${type}\n${change(fields)}`,
  );
}

function attached(source: string, from: string): string {
  return `From: ${from}
To: ann@acme.test
Date: Mon, 1 Jun 2026 09:10:00 +0000
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: message/rfc822

${source}
--outer--
`;
}

export const DAMAGES: readonly Damage[] = [
  { name: 'none', leaves: 'all', apply: (source) => source },
  { name: 'blank first line', leaves: 'all', apply: (source) => `\n${source}` },
  { name: 'blank lines with spaces', leaves: 'all', apply: (source) => ` \r\n\r\n${source}` },
  {
    name: 'mbox line',
    leaves: 'all',
    apply: (source) => `From MAILER-DAEMON Mon Jun  1 09:00:05 2026\n${source}`,
  },
  { name: 'quoted mbox line', leaves: 'all', apply: (source) => `>From x 1 Jun 2026\n${source}` },
  { name: 'byte order mark', leaves: 'all', apply: (source) => `\u{feff}${source}` },
  { name: 'CRLF', leaves: 'all', apply: (source) => source.replaceAll('\n', '\r\n') },
  { name: 'CR only', leaves: 'all', apply: (source) => source.replaceAll('\n', '\r') },
  { name: 'CR CR LF', leaves: 'all', apply: (source) => source.replaceAll('\n', '\r\r\n') },
  {
    name: 'doubled line ends in the body',
    leaves: 'all',
    apply: (source) => {
      const [header, body] = halves(source);
      return `${header}\n\n${body.replaceAll('\n', '\n\n')}`;
    },
  },
  {
    name: 'another boundary in the header',
    leaves: 'all',
    apply: (source) => source.replace(`boundary="${BOUNDARY}"`, 'boundary="lost"'),
  },
  {
    name: 'no boundary in the header',
    leaves: 'all',
    apply: (source) => source.replace(`;\n\tboundary="${BOUNDARY}"`, ''),
  },
  {
    name: 'boundary never closed',
    leaves: 'all',
    apply: (source) => source.replace(`--${BOUNDARY}--`, ''),
  },
  {
    name: 'content type lost',
    leaves: 'all',
    apply: (source) => withoutFields(source, /^(?:content-type|mime-version)/i),
  },
  {
    name: 'no return path',
    leaves: 'all',
    apply: (source) => withoutFields(source, /^return-path/i),
  },
  {
    name: 'status part as text',
    leaves: 'all',
    apply: (source) => source.replace('message/delivery-status', 'text/plain'),
  },
  {
    name: 'status part as bytes',
    leaves: 'all',
    apply: (source) => source.replace('message/delivery-status', 'application/octet-stream'),
  },
  {
    name: 'status part as base64',
    leaves: 'all',
    apply: (source) =>
      source
        .replace(
          'message/delivery-status\n',
          'message/delivery-status\nContent-Transfer-Encoding: base64\n',
        )
        .replace(/(base64\n)\n([\s\S]*?)(?=\n--B5)/, (_, type: string, fields: string) => {
          return `${type}\n${Buffer.from(fields).toString('base64').replace(/.{76}/g, '$&\n')}\n`;
        }),
  },
  {
    name: 'status part empty',
    leaves: 'all',
    apply: (source) => statusPart(source, () => ''),
  },
  {
    name: 'status part missing',
    leaves: 'all',
    apply: (source) => withoutParts(source, /Type: message\/delivery-status/),
  },
  {
    name: 'status part cut off',
    leaves: 'verdict',
    apply: (source) => source.replace(/\nAction: [\s\S]*$/, '\n'),
  },
  {
    name: 'fields with blank lines between',
    leaves: 'all',
    apply: (source) => statusPart(source, (fields) => fields.replaceAll('\n', '\n\n')),
  },
  {
    name: 'fields without blank lines',
    leaves: 'all',
    apply: (source) => statusPart(source, (fields) => fields.replaceAll('\n\n', '\n')),
  },
  {
    name: 'fields indented',
    leaves: 'all',
    apply: (source) => statusPart(source, (fields) => fields.replaceAll(/^(?=\w)/gm, ' ')),
  },
  {
    name: 'fields quoted',
    leaves: 'all',
    apply: (source) => statusPart(source, (fields) => fields.replaceAll(/^/gm, '> ')),
  },
  {
    name: 'returned message missing',
    leaves: 'verdict',
    apply: (source) =>
      withoutParts(source, /Type: message\/rfc822/).replace(/\nReceived: from acme[\s\S]*/, ''),
  },
  {
    name: 'only the text part',
    leaves: 'notice',
    apply: (source) => withoutParts(source, /Type: message\//),
  },
  {
    name: 'in multipart/mixed',
    leaves: 'all',
    apply: (source) =>
      source.replace('multipart/report; report-type=delivery-status', 'multipart/mixed'),
  },
  {
    name: 'nested in multipart/mixed with a footer',
    leaves: 'all',
    apply: (source) => {
      const [header, body] = halves(source);
      const type = /content-type:[^\n]*(?:\n[ \t][^\n]*)*/i.exec(header)?.[0] ?? '';
      const outer = withoutFields(`${header}\n\n`, /^content-type/i).trimEnd();
      return `${outer}\nContent-Type: multipart/mixed; boundary="outer"\n\n--outer\n${type}\n\n${body}\n--outer\nContent-Type: text/plain\n\nScanned by the gateway.\n--outer--\n`;
    },
  },
  {
    name: 'attached by a gateway',
    leaves: 'all',
    apply: (source) => attached(source, 'Mail gateway <postmaster@acme.test>'),
  },
  {
    name: 'our own subject',
    leaves: 'all',
    apply: (source) => withField(withoutFields(source, /^subject/i), 'Subject: Re: Your warehouse'),
  },
  {
    name: 'no subject',
    leaves: 'all',
    apply: (source) => withoutFields(source, /^subject/i),
  },
  {
    name: "in a list's clothes",
    leaves: 'all',
    apply: (source) => withField(source, 'Precedence: bulk\nList-Id: News <news.example.test>'),
  },
  {
    name: 'another sender name',
    leaves: 'all',
    apply: (source) =>
      withField(withoutFields(source, /^from/i), 'From: Почтовая система <robot@example.test>'),
  },
  {
    name: 'no sender',
    leaves: 'all',
    apply: (source) => withField(withoutFields(source, /^from/i), 'From: <>'),
  },
  {
    name: 'wrong charset',
    leaves: 'all',
    apply: (source) => source.replaceAll('charset=utf-8', 'charset=x-unknown'),
  },
  {
    name: 'letters lost',
    leaves: 'less',
    apply: (source) => source.replaceAll(/(?<=[a-z]{4})e(?=[a-z])/g, '?'),
  },
  {
    name: 'text part empty',
    leaves: 'less',
    apply: (source) => {
      const [header, body] = halves(source);
      return /multipart/.test(header)
        ? source.replace(/(charset=utf-8\n\n)[\s\S]*?(?=\n--B5)/, '$1')
        : `${header}\n\n${body.slice(body.indexOf('Received:'))}`;
    },
  },
  {
    name: 'body lost',
    leaves: 'less',
    apply: (source) => `${halves(source)[0]}\n\n<<< No Message Collected >>>\n`,
  },
  { name: 'body empty', leaves: 'less', apply: (source) => `${halves(source)[0]}\n\n` },
  {
    name: 'cut in the middle',
    leaves: 'less',
    apply: (source) => source.slice(0, Math.round(source.length / 2)),
  },
];
