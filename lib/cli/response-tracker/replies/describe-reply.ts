/** Describes one response of a list. What strangers and the prospects file wrote is untrusted. */
import { canonicalAddress } from '../../../core/campaigns/prospects/canonical-address.ts';
import { showContact, untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';

/** Kinds whose consequences depend on proof. */
const PROVABLE: ReadonlySet<string> = new Set([
  'unsubscribe',
  'complaint',
  'out_of_office',
  'auto_reply',
]);

const NAME = 80;
const SUBJECT = 150;

export type ShownText = {
  name: string | null;
  title?: string | null;
  company?: string | null;
  from?: string | null;
  subject: string | null;
  text: string | null;
  contact?: { name: string | null; address: string | null } | null;
};

/** `textLength`: how much of the text is shown; the length of the whole is told when it is cut. */
export function describeReply(row: ListedResponse, textLength: number) {
  return {
    ...(row.kind === 'bounce'
      ? {
          at: row.at,
          responseId: row.at === 'report' ? row.id : null,
          refusalId: row.at === 'smtp' ? row.id : null,
        }
      : { responseId: row.id }),
    kind: row.kind,
    campaignId: row.campaignId,
    email: row.email,
    step: row.step,
    receivedAt: iso(row.receivedAt),
    intent: row.intent,
    ...(row.request === null ? {} : { request: row.request }),
    ...(row.concern === null ? {} : { concern: row.concern }),
    label: row.label,
    // The rule says why there is no text to read, as of an encrypted reply.
    ...(row.visibleText === null ? { rule: row.rule } : {}),
    ...(row.bounceClass === null
      ? {}
      : {
          bounce: { class: row.bounceClass, reason: row.bounceReason, proven: row.proven === 1 },
        }),
    ...(PROVABLE.has(row.kind) ? { proven: row.proven === 1 } : {}),
    ...(row.kind === 'out_of_office'
      ? { returnsAt: iso(row.returnsAt), resumesAt: iso(row.resumesAt) }
      : {}),
    ...cutNote(row, textLength),
    untrusted: describeTexts(row, textLength),
  };
}

/** The whole text is in `show`. */
export function cutNote(
  { visibleText, textLength }: Pick<ListedResponse, 'visibleText' | 'textLength'>,
  shown: number,
): { textLength?: number } {
  return (visibleText?.length ?? 0) > shown ? { textLength: textLength ?? 0 } : {};
}

/** `from` only where another address wrote than the one that got our message. */
export function describeTexts(
  row: Pick<
    ListedResponse,
    | 'email'
    | 'fromAddress'
    | 'firstName'
    | 'lastName'
    | 'company'
    | 'title'
    | 'subject'
    | 'visibleText'
    | 'contact'
  >,
  textLength: number,
): ShownText {
  return {
    name: nameOf(row),
    ...(row.title === null ? {} : { title: untrusted(row.title, NAME) }),
    ...(row.company === null ? {} : { company: untrusted(row.company, NAME) }),
    ...(wroteThemselves(row) ? {} : { from: untrusted(row.fromAddress, 254) }),
    subject: untrusted(row.subject, SUBJECT),
    text: untrusted(row.visibleText, textLength),
    ...(row.contact === null ? {} : { contact: showContact(row.contact) }),
  };
}

export function nameOf({
  firstName,
  lastName,
}: Pick<ListedResponse, 'firstName' | 'lastName'>): string | null {
  const name = [firstName, lastName].filter((part) => part !== null && part !== '').join(' ');
  return name === '' ? null : untrusted(name, NAME);
}

function wroteThemselves({
  email,
  fromAddress,
}: Pick<ListedResponse, 'email' | 'fromAddress'>): boolean {
  return (
    email !== null &&
    (fromAddress === null || canonicalAddress(fromAddress) === canonicalAddress(email))
  );
}
