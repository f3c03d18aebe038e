/**
 * Completes a change of a mailbox with its present settings, and finds another mailbox with the
 * same sender address.
 */
import { canonicalAddress } from './prospects/canonical-address.ts';
import type { Mailbox, MailboxSettings } from '../../domain/campaigns/mailbox.ts';

type Sender = { name: string; address: string; sendingDomain: string | null };

/** The settings that the operator gave; undefined: unchanged. */
export type MailboxWords = {
  id: string;
  from?: Sender | undefined;
  folders?: readonly string[] | undefined;
} & {
  [Key in 'smtpRef' | 'imapRef' | 'zone' | 'plusTag']?:
    NonNullable<MailboxSettings[Key]> | undefined;
};

/** The settings that a new mailbox requires. */
type MissingWord = 'from' | 'smtp' | 'timezone';

export type Completed =
  { ok: true; mailbox: MailboxSettings } | { ok: false; missing: MissingWord[] };

const DEFAULT_FOLDERS = ['INBOX'];

export function completeMailbox(before: MailboxSettings | null, words: MailboxWords): Completed {
  const from =
    words.from ??
    (before && {
      name: before.fromName,
      address: before.fromAddress,
      sendingDomain: before.sendingDomain,
    });
  const smtpRef = words.smtpRef ?? before?.smtpRef;
  const zone = words.zone ?? before?.zone;
  if (!from || smtpRef === undefined || zone === undefined) {
    const missing: MissingWord[] = [];
    if (!from) missing.push('from');
    if (smtpRef === undefined) missing.push('smtp');
    if (zone === undefined) missing.push('timezone');
    return { ok: false, missing };
  }
  const mailbox = {
    id: words.id,
    fromName: from.name,
    fromAddress: from.address,
    sendingDomain: from.sendingDomain,
    smtpRef,
    imapRef: words.imapRef ?? before?.imapRef ?? null,
    folders: [...(words.folders ?? before?.folders ?? DEFAULT_FOLDERS)],
    zone,
    rateLimits: before?.rateLimits ?? {},
    plusTag: words.plusTag ?? before?.plusTag ?? false,
  };
  return { ok: true, mailbox };
}

type Known = Pick<Mailbox, 'id' | 'fromAddress'>;

/** A second mailbox for one address would double the limits of that sender. */
export function findSameSender(all: readonly Known[], { id, fromAddress }: Known): Known | null {
  const address = canonicalAddress(fromAddress);
  return (
    all.find((each) => each.id !== id && canonicalAddress(each.fromAddress) === address) ?? null
  );
}
