/**
 * `response_tracker.ts reputation`: what servers said of us, by sending domain, list and provider.
 * Their words are under `untrusted`.
 */
import { isProviderName, PROVIDER_NAMES } from '../../../core/limits/provider-names.ts';
import { blocklistOf } from '../../../core/bounces/blocklist-in-reply.ts';
import {
  listRefusals,
  totalByDomain,
  totalByList,
  totalByProvider,
  type RefusalFilter,
  type RefusalPlace,
} from '../../../state/responses/refusal-log.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { show, usage } from '../../runner/parse.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { readDomain } from '../../campaigns/read-domain.ts';
import { describeList, describeRefusal, describeTotal } from './describe-refusals.ts';
import { renderReputation } from './render-reputation.ts';
import { suggestDelisting } from './suggest-delisting.ts';
import type { State } from '../../../state/file/transact.ts';

const PATH = 'response_tracker.ts reputation';

export const command = defineCommand({
  about: 'List what servers said of us: blocks, deferrals, account refusals, hard bounces',
  examples: ['', '--domain acme.test --since 7d'],
  flags: {
    mailbox: { kind: 'text', about: 'Only this mailbox' },
    domain: { kind: 'text', about: 'Only this domain, as our sending domain or as the recipient' },
    provider: { kind: 'text', about: 'Only this recipient provider (google, microsoft, ...)' },
    list: { kind: 'text', about: 'Only refusals that name this blocklist, by the id in lists' },
    since: { kind: 'duration', about: 'Only what was heard again within this time, such as 7d' },
    ...listFlags,
  },
  effect: 'read',
  state: 'read',
  run({ state: { db }, clock, callAgain }, values) {
    const filter = readFilter(db, values, clock.now());
    const after = readPlace(values.cursor);
    const { rows, total } = listRefusals(db, filter, { after, limit: values.limit + 1 });
    const byList = totalByList(db, filter);
    const data = {
      refusals: pageOf(rows.map(describeRefusal), {
        ...values,
        total,
        cursorOf: ({ refusal, lastAt }) => `${Date.parse(lastAt)}-${refusal}`,
      }),
      sendingDomains: totalByDomain(db, filter).map(describeTotal),
      providers: totalByProvider(db, filter).map(describeTotal),
      lists: byList.map(describeList),
    };
    return Promise.resolve({
      data,
      render: { text: () => renderReputation(data, rows.slice(0, values.limit)) },
      next: suggestDelisting(byList, { asked: filter.list, callAgain }),
    });
  },
});

type Asked = {
  mailbox?: string | undefined;
  domain?: string | undefined;
  provider?: string | undefined;
  list?: string | undefined;
  since?: number | undefined;
};

/** Throws Failure `usage`, `no_mailbox`. */
function readFilter(db: State['db'], asked: Asked, now: number): RefusalFilter {
  const { mailbox, domain, list, since } = asked;
  const provider = asked.provider?.trim().toLowerCase();
  if (provider !== undefined && !isProviderName(provider))
    throw usage(
      `--provider ${show(provider)} is not known; expected one of ${PROVIDER_NAMES.join(', ')}, or other.`,
      'Example: --provider google',
      PATH,
    );
  if (list !== undefined && blocklistOf(list) === null)
    throw usage(
      `--list ${show(list)} is not known; expected an id of data.lists.`,
      `Without --list, ${PATH} shows the lists that were named.`,
      PATH,
    );
  return {
    mailboxId: mailbox === undefined ? null : needMailbox(db, mailbox).id,
    domain:
      domain === undefined
        ? null
        : readDomain(domain, {
            flag: '--domain',
            wide: '--domain',
            path: PATH,
            example: `${PATH} --domain acme.test`,
          }),
    provider: provider ?? null,
    list: list ?? null,
    since: since === undefined ? null : now - since,
  };
}

/** Throws Failure `usage`. */
function readPlace(cursor: string | undefined): RefusalPlace | null {
  if (cursor === undefined) return null;
  const [, lastAt, id] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  if (id === undefined)
    throw usage(
      '--cursor is not valid; expected a nextCursor.',
      'Use the nextCursor of the previous page.',
      PATH,
    );
  return { lastAt: Number(lastAt), id: Number(id) };
}
