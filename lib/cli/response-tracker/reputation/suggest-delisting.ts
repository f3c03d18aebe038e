/** Says for each blocklist that servers named what ends the listing, and where to ask. */
import { blocklistOf } from '../../../core/bounces/blocklist-in-reply.ts';
import type { ListTotal } from '../../../state/responses/refusal-log.ts';
import type { Context, NextStep } from '../../runner/command.ts';
import { iso } from '../../runner/values.ts';

const MOST = 5;

/** `asked`: the list of which the user sees the refusals already. */
export function suggestDelisting(
  totals: readonly ListTotal[],
  { asked, callAgain }: { asked: string | null; callAgain: Context['callAgain'] },
): NextStep[] {
  return totals.slice(0, MOST).flatMap((total) => {
    const known = blocklistOf(total.list);
    if (known === null) return [];
    const named = total.ips.length === 0 ? '' : ` (${total.ips.slice(0, 3).join(', ')})`;
    const where = known.page === null ? '' : ` Page: ${known.page}`;
    return [
      {
        why: `${known.name}${named} was named in ${total.count} refusal${total.count === 1 ? '' : 's'}, last at ${iso(total.lastAt)}. Tell the user. ${known.advice}${where}`,
        run:
          asked === null
            ? callAgain('response_tracker', `reputation --list ${total.list}`)
            : callAgain('rate_limiter', `why --mailbox ${total.mailboxId}`),
      },
    ];
  });
}
