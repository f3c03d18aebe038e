/**
 * What blocks a mailbox whatever it sends, in the gate's order: holds, used-up limits (the last to
 * reset first), a probe.
 */
import { isOpen, mayProbe, type Run } from '../sending/breaker.ts';
import { stopsMailbox } from '../limits/hold-reach.ts';
import { linkOfBlocker } from './links.ts';
import type { Blocker } from './blockers.ts';
import type { Link } from './link.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { Instant } from '../../domain/time.ts';

type MailboxFacts = {
  mailboxId: string;
  holds: readonly Hold[];
  uses: readonly LimitUse[];
  runs: readonly Run[];
  underWay: number;
  now: Instant;
};

export function linksOfMailbox({
  mailboxId,
  holds,
  uses,
  runs,
  underWay,
  now,
}: MailboxFacts): Link[] {
  const wait = { verdict: 'wait' as const, wide: true, limit: null, hold: null, approval: null };
  const blockers: Blocker[] = [
    ...holds
      .filter((hold) => hold.scope === 'all' || stopsMailbox(hold, mailboxId))
      .map((hold) => ({ ...wait, reason: 'hold' as const, until: hold.until, hold })),
    ...uses
      .filter(({ resetsAt }) => resetsAt !== null)
      .sort((a, b) => (b.resetsAt ?? 0) - (a.resetsAt ?? 0))
      .map((limit) => ({
        ...wait,
        reason: `limit_${limit.kind}` as const,
        until: limit.resetsAt,
        limit,
      })),
    ...(runs.some((run) => isOpen(run, now)) && !mayProbe({ runs, underWay, now })
      ? [{ ...wait, reason: 'probe_under_way' as const, until: null }]
      : []),
  ];
  return blockers.map(linkOfBlocker);
}
