/** Describes the log of what servers said of us, as the answer shows it. */
import { blocklistOf } from '../../../core/bounces/blocklist-in-reply.ts';
import type { LoggedRefusal } from '../../../domain/sending/refusal.ts';
import type { ListTotal, RefusalTotal } from '../../../state/responses/refusal-log.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';

export function describeRefusal({ id, sample, ...row }: LoggedRefusal) {
  return {
    refusal: id,
    kind: row.kind,
    at: row.at,
    sendingDomain: row.sendingDomain,
    mailbox: row.mailboxId,
    domain: row.domain,
    provider: row.provider,
    reason: row.reason,
    rule: row.rule,
    code: row.code,
    status: row.status,
    list: row.list,
    ip: row.ip,
    count: row.count,
    firstAt: iso(row.firstAt),
    lastAt: iso(row.lastAt),
    untrusted: { words: untrusted(sample, 400) },
  };
}

export function describeTotal<Total extends RefusalTotal>({ firstAt, lastAt, ...total }: Total) {
  return { ...total, firstAt: iso(firstAt), lastAt: iso(lastAt) };
}

/** `page`: where an entry is looked up and its removal requested; null: the list is closed. */
export function describeList({ list, count, ips, firstAt, lastAt }: ListTotal) {
  const known = blocklistOf(list);
  return {
    list,
    name: known?.name ?? list,
    entries: known?.entries ?? null,
    count,
    ips: ips.slice(0, 10),
    firstAt: iso(firstAt),
    lastAt: iso(lastAt),
    advice: known?.advice ?? null,
    page: known?.page ?? null,
  };
}
