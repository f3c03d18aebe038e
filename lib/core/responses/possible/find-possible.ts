/**
 * Decides whether a message that nothing ties to a message of ours may answer one all the same, and
 * whose answer it may be. Only what a person wrote, and only by a strong sign or by several.
 */
import { calendarSenders } from '../calendar/calendar-senders.ts';
import { viewMail, type MailView } from '../classify/mail-view.ts';
import { header, isOriginal } from '../classify/mail-parts.ts';
import { readReturnedIds } from '../classify/original-id.ts';
import { readQuotedTokens, readUnsubscribeToken } from '../return-tags.ts';
import { nameKey } from '../../../domain/campaigns/name-key.ts';
import { DAY, type Instant } from '../../../domain/time.ts';
import { createCandidates, type PossibleWriters } from './candidates.ts';
import { fullNamesOf, mentions, partsOfName, type FullName } from './full-names.ts';
import { copiedAddresses, namedAddresses } from './named-addresses.ts';
import { answersSubject, foldQuoted, quotesText, type SentWords } from './sent-words.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';
import type { Classification, ParsedMail } from '../../../domain/responses/response.ts';
import type {
  PossibleReply,
  PossibleSign,
  WrittenTo,
} from '../../../domain/responses/possible-reply.ts';

export type PossiblePort = {
  findByMessageIds(messageIds: readonly string[]): AnsweredMessage | null;
  findByTokens(tokens: readonly string[]): AnsweredMessage | null;
  findByAddress(email: string, since: Instant): AnsweredMessage | null;
  ownAddresses(): readonly string[];
  /** What the templates of the campaigns say that have written to people since. */
  sentWords(since: Instant): readonly SentWords[];
  /** The people with one of these names whom we wrote to, up to `most`. */
  peopleWithName(names: readonly FullName[], of: { since: Instant; most: number }): WrittenTo[];
  /** The people whose company has one of these registered domains, the latest first. */
  peopleAt(companies: readonly string[], of: { since: Instant; most: number }): WrittenTo[];
  /**
   * The people to whom the campaign sent this subject, up to `most`. `names`: only those with one
   * of them as a first or last name.
   */
  peopleSent(
    sent: { campaignId: string; subject: string; names: readonly string[] | null },
    of: { since: Instant; most: number },
  ): WrittenTo[];
};

const LOOK_BACK = 90 * DAY;
/** More people than this could have written it: the sign tells none of them from the others. */
const FEW = 3;
const MOST_COLLEAGUES = 50;

/** Null: it is none, or a machine wrote it. */
export function findPossible(
  port: PossiblePort,
  mail: ParsedMail,
  { kind }: Pick<Classification, 'kind'>,
  now: Instant,
): PossibleReply | null {
  const { from } = mail;
  if ((kind !== 'reply' && kind !== 'unsubscribe') || from === null || isReport(mail)) return null;
  const own = new Set(port.ownAddresses().map((address) => address.toLowerCase()));
  const domain = domainOf(from.address);
  // What colleagues of ours write about a campaign is no answer to it.
  if ([...own].some((address) => domainOf(address) === domain)) return null;
  const since = now - LOOK_BACK;
  const candidates = createCandidates();
  addNamed(port, mail, candidates);
  const except = new Set([...own, from.address.toLowerCase()]);
  // A service sends the answer of a calendar; anyone can name another person in one, so it is no
  // match.
  for (const address of calendarSenders(mail).filter((one) => !except.has(one)))
    candidates.add(port.findByAddress(address, since), 'address');
  if (isBulk(mail)) return candidates.best();
  for (const [sign, addresses] of [
    ['address', namedAddresses(mail, except)],
    ['copied', copiedAddresses(mail, except)],
  ] as const)
    for (const address of addresses) candidates.add(port.findByAddress(address, since), sign);
  const namesakes = port.peopleWithName(fullNamesOf(from), { since, most: FEW + 1 });
  for (const { message } of namesakes) candidates.add(message, 'name');
  const view = viewMail(mail);
  addSent(port, { mail, view, domain, since }, candidates);
  // A name that many people have is no sign of one of them; a namesake answers another message.
  if (namesakes.length > FEW || answersAnother(mail, view)) candidates.weaken('name');
  return candidates.best();
}

/** The ids of our messages, where no program would put them: so they prove nothing, but tell much. */
function addNamed(port: PossiblePort, mail: ParsedMail, candidates: PossibleWriters): void {
  const thread = [...mail.inReplyTo, ...mail.references].slice(0, 50);
  const inThread = thread.flatMap((id) => readUnsubscribeToken(id) ?? []);
  candidates.add(inThread.length === 0 ? null : port.findByTokens(inThread), 'thread');
  const returned = mail.parts.some(isOriginal) ? readReturnedIds(mail) : [];
  candidates.add(returned.length === 0 ? null : port.findByMessageIds(returned), 'forwarded');
  const { ids, tokens } = readQuotedTokens(mail);
  candidates.add(ids.length === 0 ? null : port.findByMessageIds(ids), 'link');
  candidates.add(tokens.length === 0 ? null : port.findByTokens(tokens), 'link');
}

type Reading = { mail: ParsedMail; view: MailView; domain: string; since: Instant };

/** By our words: the subject it answers, the text it quotes; then by its sender's company. */
function addSent(
  port: PossiblePort,
  { mail, view, domain, since }: Reading,
  candidates: PossibleWriters,
): void {
  const { from } = mail;
  if (from === null) return;
  const { subject } = view;
  const answered = subject.isReply || subject.isForward ? subject.answered || subject.leading : '';
  const text = foldQuoted(view.text);
  const parts = partsOfName(from);
  const campaigns = new Map<string, PossibleSign[]>();
  for (const sent of port.sentWords(since)) {
    const { campaignId } = sent;
    const quote = quotesText(sent, text);
    if (quote) candidates.addUnnamed('quote');
    const found = answered === '' ? null : answersSubject(sent, answered);
    const people = (names: readonly string[] | null): WrittenTo[] =>
      port.peopleSent({ campaignId, subject: answered, names }, { since, most: FEW + 1 });
    const got = found === null ? [] : people(null);
    if (got.length > 0) {
      if (found?.telling === true) candidates.addUnnamed('subject');
      if (got.length <= FEW) for (const { message } of got) candidates.add(message, 'subject');
      const called = parts.length === 0 ? [] : people(parts);
      if (called.length <= FEW)
        for (const { message } of called) {
          candidates.add(message, 'subject');
          candidates.add(message, 'part_of_name');
        }
    }
    campaigns.set(campaignId, [
      ...(quote ? (['quote'] as const) : []),
      ...(got.length > 0 ? (['subject'] as const) : []),
    ]);
  }
  addColleagues(port, { companies: parentsOf(domain), text, since }, candidates);
  candidates.addWhereKnown(campaigns);
}

/** A colleague answers in their place, or names them. */
function addColleagues(
  port: PossiblePort,
  { companies, text, since }: { companies: string[]; text: string; since: Instant },
  candidates: PossibleWriters,
): void {
  const people = port.peopleAt(companies, { since, most: MOST_COLLEAGUES });
  const folded = people.length === 0 ? '' : nameKey(text);
  for (const person of people) {
    const { message, firstName, lastName } = person;
    const named =
      firstName !== null && lastName !== null
        ? mentions(folded, { first: nameKey(firstName), last: nameKey(lastName) })
        : false;
    if (named) candidates.add(message, 'mention');
    candidates.add(message, 'company');
  }
}

/** It belongs to a thread: where that is ours, other signs say so. */
function answersAnother({ inReplyTo, references }: ParsedMail, { subject }: MailView): boolean {
  return inReplyTo.length + references.length > 0 || subject.isReply;
}

/** A service may report an unsubscribe: only with proof. */
function isReport(mail: ParsedMail): boolean {
  return (
    mail.contentType === 'multipart/report' ||
    mail.parts.some(({ contentType }) => contentType === 'message/feedback-report')
  );
}

/** Newsletters and lists: a name or a subject in them is chance. */
function isBulk(mail: ParsedMail): boolean {
  return (
    ['list-unsubscribe', 'list-id', 'list-post'].some((name) => header(mail, name) !== '') ||
    /^(?:bulk|list|junk)$/i.test(header(mail, 'precedence'))
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** The domain and those above it: one of them may be the company's registered domain. */
function parentsOf(domain: string): string[] {
  const labels = domain.split('.').slice(-5);
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
