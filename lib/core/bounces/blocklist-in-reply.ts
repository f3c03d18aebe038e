/** Finds the blocklist that a server names in its refusal. */
import type { Blocklist } from '../../../data/reputation/blocklist.ts';
import { BLOCKLISTS } from '../../../data/reputation/blocklists.ts';
import { includesAny, phrases } from '../text/phrase-matcher.ts';
import { foldReply } from './smtp-reply.ts';

const LISTS = BLOCKLISTS.map((blocklist) => ({ blocklist, any: phrases(blocklist.any) }));
const BY_ID = new Map(BLOCKLISTS.map((blocklist) => [blocklist.id, blocklist]));

/** Null when the reply names no list that is known. */
export function blocklistIn(reply: string): Blocklist | null {
  const folded = { text: foldReply(reply) };
  return LISTS.find(({ any }) => includesAny(folded, any))?.blocklist ?? null;
}

/** Null for a list that the rules no longer name. */
export function blocklistOf(id: string): Blocklist | null {
  return BY_ID.get(id) ?? null;
}
