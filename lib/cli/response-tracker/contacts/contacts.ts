/**
 * `response_tracker.ts contacts`: the people whom responses name to write to instead, as a list
 * that `import` takes once the user has said yes. Nothing imports it by itself.
 */
import {
  countNamedContacts,
  listNamedContacts,
  type ContactFilter,
} from '../../../state/responses/lists/named-contacts.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { renderCsv } from '../../render/csv.ts';
import { defineCommand, type Context } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { readCursor } from '../process/read-cursor.ts';
import { describeSince, readSince, sinceFlag } from '../replies/read-since.ts';
import { describeContact, type ShownContact } from './describe-contact.ts';
import type { State } from '../../../state/file/transact.ts';

const PATH = 'response_tracker.ts contacts';

export const command = defineCommand({
  about: 'List the people whom replies and absences name to write to instead',
  examples: ['--campaign-id spring', '--campaign-id spring --output contacts.csv'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only this campaign. Default: all' },
    ...sinceFlag,
    ...listFlags,
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const { db } = context.state;
    const { campaignId } = values;
    if (campaignId !== undefined) needCampaign(db, campaignId);
    const since = readSince(context, values, PATH);
    const filter: ContactFilter = { campaignId: campaignId ?? null, since };
    if (context.format === 'csv') return { data: {}, render: { csv: writer(db, filter) } };
    const before = readCursor(values.cursor, PATH);
    const rows = listNamedContacts(db, filter, {
      before: before === 0 ? null : before,
      limit: values.limit + 1,
    });
    const shown = rows.map((row) => describeContact(db, row));
    const total = countNamedContacts(db, filter);
    return {
      data: {
        since: describeSince(since),
        contacts: pageOf(shown, {
          limit: values.limit,
          fields: values.fields,
          total,
          cursorOf: ({ responseId }) => String(responseId),
        }),
        ...toImport(context, campaignId, total),
      },
      lines: shown.slice(0, values.limit),
      // No step: only the user decides whether a person who never heard of us gets a message.
      next: [],
    };
  },
});

/** The columns of a prospects file: `import --prospects` takes it as it is. */
function writer(db: State['db'], filter: ContactFilter): () => string {
  const rows: string[][] = [];
  const seen = new Set<string>();
  for (const each of everyContact(db, filter)) {
    const { email, firstName, lastName, company, referredByName } = each.untrusted;
    if (!each.importable || email === null || seen.has(email)) continue;
    seen.add(email);
    rows.push([
      email,
      firstName ?? '',
      lastName ?? '',
      company ?? '',
      each.referredBy,
      referredByName ?? '',
    ]);
  }
  return () =>
    renderCsv({
      header: ['email', 'first_name', 'last_name', 'company', 'referred_by', 'referred_by_name'],
      rows,
    });
}

function* everyContact(db: State['db'], filter: ContactFilter): Generator<ShownContact> {
  for (let before: number | null = null; ;) {
    const rows = listNamedContacts(db, filter, { before, limit: 500 });
    for (const row of rows) yield describeContact(db, row);
    before = rows.at(-1)?.responseId ?? null;
    if (before === null) return;
  }
}

function toImport(
  { callAgain }: Pick<Context, 'callAgain'>,
  campaignId: string | undefined,
  total: number,
): { toImport?: Record<string, string> } {
  if (campaignId === undefined || total === 0) return {};
  const scope = `--campaign-id ${campaignId}`;
  return {
    toImport: {
      needs: 'the yes of the user: these people never heard of us',
      write: callAgain('response_tracker', `contacts ${scope} --output contacts.csv`),
      import: callAgain('rate_limiter', `import ${scope} --prospects contacts.csv`),
    },
  };
}
