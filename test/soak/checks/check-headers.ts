/**
 * The form of every message: one recipient, the headers of a person's mail program and no others,
 * its own id, its thread.
 */
import { describe, type SoakRule, type SoakViolation } from './checker.ts';
import { groupBy, headerOf, type SoakMessage } from '../world/messages.ts';
import type { RunRecord } from '../world/record.ts';

const REQUIRED = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
  'List-Unsubscribe',
];
/**
 * Anything else (X-Mailer, Precedence, Bcc, a campaign's name) gives the tool away or does not
 * belong there.
 */
const EXPECTED = new Set(
  [
    ...REQUIRED,
    'In-Reply-To',
    'References',
    'Content-Transfer-Encoding',
    'List-Unsubscribe-Post',
  ].map((name) => name.toLowerCase()),
);

export function checkHeaders(
  messages: readonly SoakMessage[],
  { mailboxes }: RunRecord,
): SoakViolation[] {
  const addresses = new Set(mailboxes.map(({ address }) => address));
  const violations = messages.flatMap((mail) =>
    [...checkOne(mail, addresses)].map(([rule, what]) => ({
      rule,
      detail: `${describe(mail)}: ${what}`,
    })),
  );
  return [...violations, ...checkIds(messages), ...checkThreads(messages)];
}

function* checkOne(
  { line, to }: SoakMessage,
  addresses: ReadonlySet<string>,
): Generator<[SoakRule, string]> {
  if (line.to.length !== 1) yield ['envelope', `${line.to.length} recipients`];
  const names = line.headers.map(([name]) => name.toLowerCase());
  for (const name of REQUIRED)
    if (!names.includes(name.toLowerCase())) yield ['header_missing', name];
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) yield ['header_repeated', name];
    if (!EXPECTED.has(name)) yield ['header_unexpected', name];
  }
  if (!addresses.has(line.from) || addressIn(headerOf(line, 'From')) !== line.from)
    yield ['envelope', `From is not the envelope's sender ${line.from}`];
  if (addressIn(headerOf(line, 'To')) !== to)
    yield ['envelope', `To is not the envelope's recipient`];
}

/** The address in a header that names one mailbox; null when it names none, or more. */
function addressIn(header: string | null): string | null {
  const outside = (header ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '');
  if (outside.includes(',')) return null;
  return (/<([^<>]+)>\s*$/.exec(outside)?.[1] ?? outside).trim();
}

/** One id, one message: only the retry of a step carries the same one. */
function checkIds(messages: readonly SoakMessage[]): SoakViolation[] {
  const owners = new Map<string, string>();
  return messages.flatMap((mail): SoakViolation[] => {
    const owner = `${mail.to}|${mail.step}`;
    const known = owners.get(mail.messageId) ?? owner;
    owners.set(mail.messageId, known);
    return known === owner
      ? []
      : [
          {
            rule: 'message_id_reused',
            detail: `${describe(mail)}: ${mail.messageId} was ${known}`,
          },
        ];
  });
}

/**
 * A follow-up answers the message before it and names all earlier ones, under the first one's
 * subject.
 */
function checkThreads(messages: readonly SoakMessage[]): SoakViolation[] {
  return [...groupBy(messages, ({ to }) => to).values()].flatMap((sent) =>
    sent.flatMap((mail): SoakViolation[] => {
      const earlier = [
        ...new Map(
          sent
            .filter(({ step }) => step < mail.step)
            .map(({ step, messageId }) => [step, messageId]),
        ).values(),
      ];
      const references = (headerOf(mail.line, 'References') ?? '').split(/\s+/).filter(Boolean);
      const first = sent.find(({ step }) => step === 1);
      const subject = first && mail.step > 1 ? `Re: ${headerOf(first.line, 'Subject')}` : null;
      const wrong =
        references.join(' ') !== earlier.join(' ') ||
        (headerOf(mail.line, 'In-Reply-To') ?? '') !== (earlier.at(-1) ?? '');
      if (wrong)
        return [
          {
            rule: 'threading',
            detail: `${describe(mail)}: it does not answer the messages before it`,
          },
        ];
      return subject !== null && headerOf(mail.line, 'Subject') !== subject
        ? [
            {
              rule: 'threading',
              detail: `${describe(mail)}: its subject is not that of the first mail`,
            },
          ]
        : [];
    }),
  );
}
