/** `rate_limiter.ts archive list`: what can be taken out of a campaign's archive. */
import { ARCHIVE_FILES } from '../../../domain/campaigns/archive.ts';
import { countArchive } from '../../../state/campaigns/archive-rows.ts';
import { countCompleted, listCompleted } from '../../../state/campaigns/campaigns.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { defineCommand, type Answer, type Context } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { iso } from '../../runner/values.ts';
import { contentOf } from './archive-content.ts';

export const command = defineCommand({
  about: "List the completed campaigns, or the files of a campaign's archive with their sizes",
  examples: ['', '--campaign-id spring'],
  flags: {
    'campaign-id': {
      kind: 'text',
      about: 'The campaign whose files to list; a running one has the same files so far',
      placeholder: 'spring',
    },
    ...listFlags,
    limit: { ...listFlags.limit, fallback: 20 },
  },
  effect: 'read',
  state: 'read',
  async run(context, { campaignId, ...listing }) {
    return campaignId === undefined ? campaigns(context, listing) : files(context, campaignId);
  },
});

type Listing = { limit: number; cursor: string | undefined; fields: string | undefined };

function campaigns({ state: { db }, callAgain }: Context, listing: Listing): Answer {
  const found = listCompleted(db, { after: listing.cursor ?? '', limit: listing.limit + 1 });
  const rows = found.map(({ id, name, startedAt, completedAt }) => ({
    campaignId: id,
    name,
    startedAt: iso(startedAt),
    completedAt: iso(completedAt),
  }));
  const [first] = rows;
  return {
    data: {
      campaigns: pageOf(rows, {
        ...listing,
        total: countCompleted(db),
        cursorOf: ({ campaignId }) => campaignId,
      }),
    },
    next:
      first === undefined
        ? []
        : [
            {
              why: 'See the files of one of them',
              run: callAgain('rate_limiter', `archive list --campaign-id ${first.campaignId}`),
            },
          ],
  };
}

function files({ state: { db }, clock, callAgain }: Context, campaignId: string): Answer {
  const { row } = needCampaign(db, campaignId);
  const counts = countArchive(db, campaignId);
  const [report = ''] = contentOf('report.json', { db, campaignId, now: clock.now() });
  return {
    data: {
      campaignId,
      state: row.state,
      completedAt: iso(row.completedAt),
      files: ARCHIVE_FILES.map((file) =>
        file === 'report.json'
          ? { file, bytes: Buffer.byteLength(report) }
          : { file, rows: counts[file] },
      ),
    },
    next: [
      {
        why: 'Write one of them to a file',
        run: callAgain(
          'rate_limiter',
          `archive get --campaign-id ${campaignId} --file messages.csv --output ${campaignId}-messages.csv`,
        ),
      },
    ],
  };
}
