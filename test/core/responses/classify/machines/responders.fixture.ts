/** Headers as responders write them, and short ways to write a case. */
import type { Draft } from '../write-mail.ts';

export type Case = [name: string, draft: Draft, kind: string];

export const THREAD = { inReplyTo: ['<m1.k7@acme.test>'] };
export const QUOTE =
  '\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> Hello Bea,\n> we store goods.\n';

/** An answer that names the message it answers. */
export function answer(text: string, headers: Record<string, string> = {}): Draft {
  return { subject: 'Re: Your warehouse', text, headers, ...THREAD };
}

/** A message with this subject; without a thread, as most responders write. */
export function titled(subject: string, text: string, headers: Record<string, string> = {}): Draft {
  return { subject, text, headers };
}

export const BULK = { Precedence: 'bulk' };
export const JUNK = { Precedence: 'junk' };
export const NULL_PATH = { 'Return-Path': '<>' };
export const SUPPRESS = { 'X-Auto-Response-Suppress': 'All' };
/** Google Groups, around a member's words. */
export const GROUP = {
  Precedence: 'list',
  'List-ID': '<sales.example.test>',
  'List-Unsubscribe': '<mailto:sales+unsubscribe@example.test>',
  'Mailing-list': 'list sales@example.test; contact sales+owners@example.test',
};
export const MAILMAN = {
  Precedence: 'bulk',
  'List-Id': 'Buyers <buyers.lists.example.test>',
  'X-BeenThere': 'buyers@lists.example.test',
};
