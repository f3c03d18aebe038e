/** What is taken out of a campaign's archive: every row, no formula, and no person who was forgotten. */
import { expect, it } from 'vitest';
import { forgetPerson } from '../../../../lib/app/campaigns/forget-person.ts';
import { labelResponses } from '../../../../lib/app/responses/label.ts';
import { command as list } from '../../../../lib/cli/rate-limiter/archive/archive-list.ts';
import { contentOf } from '../../../../lib/cli/rate-limiter/archive/archive-content.ts';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { wireForgetting } from '../../../../lib/cli/wiring/campaigns/wire-forgetting.ts';
import { wireRevising } from '../../../../lib/cli/wiring/responses/wire-revising.ts';
import { addresseeOf } from '../../../../lib/core/campaigns/prospects/canonical-address.ts';
import { ARCHIVE_FILES, type ArchiveFile } from '../../../../lib/domain/campaigns/archive.ts';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import type { Context } from '../../../../lib/cli/runner/command.ts';
import { completeCampaign } from '../../../../lib/state/campaigns/completion-store.ts';
import { transactOnce } from '../../../../lib/state/file/transact.ts';
import { MONDAY } from '../../../support/quota.ts';
import { people } from '../../../support/state-file.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';
import type { InboundWorld } from '../../../support/imap/inbound-world.ts';
import { receive, reply } from '../../../app/responses/process.fixture.ts';

const world = worldsClosedAfterEach();
const NOW = MONDAY + 2 * DAY;

const textOf = ({ state: { db } }: InboundWorld, file: ArchiveFile): string =>
  [...contentOf(file, { db, campaignId: 'spring', now: NOW })].join('');
const linesOf = (it: InboundWorld, file: ArchiveFile): string[] =>
  textOf(it, file).trimEnd().split(/\r?\n/);

async function answered(): Promise<InboundWorld> {
  const it = await world({ people: people(2) });
  await receive(it, reply(it, '=HYPERLINK("http://evil.test") from Wunderland'));
  await labelResponses(
    wireRevising(it.state, { campaignId: null, mailboxId: null }),
    [{ id: 1, label: 'later' }],
    MONDAY + DAY,
  );
  transactOnce(it.state, () => completeCampaign(it.state.db, 'spring', NOW));
  return it;
}

it('every file holds the rows that the list counts', async () => {
  const it = await answered();
  const context = {
    state: it.state,
    clock: virtualClock(NOW),
    callAgain: (_: string, rest: string) => rest,
  } as unknown as Context;
  const page = { limit: 20, cursor: undefined, fields: undefined };
  const { data } = await list.run(context, { campaignId: 'spring', ...page }, []);
  const files = data['files'] as { file: ArchiveFile; rows?: number; bytes?: number }[];
  expect(files.map(({ file }) => file)).toEqual([...ARCHIVE_FILES]);
  for (const { file, rows, bytes } of files) {
    if (bytes !== undefined) expect(Buffer.byteLength(textOf(it, file))).toBe(bytes);
    else expect(linesOf(it, file).length).toBe((rows ?? 0) + (file.endsWith('.csv') ? 1 : 0));
  }
  expect(linesOf(it, 'labels.csv')[1]).toMatch(/,reply,p\d@example.test,1,[^,]+,[^,]*,later,/);
  const all = await list.run(context, { campaignId: undefined, ...page }, []);
  expect(all.data['campaigns']).toMatchObject({ total: 1, rows: [{ campaignId: 'spring' }] });
});

it("a stranger's words are no formula, and stand under untrusted", async () => {
  const [header = '', row = ''] = linesOf(await answered(), 'replies.csv');
  expect(header).toMatch(/untrusted_from,untrusted_subject,untrusted_text$/);
  expect(row).toContain(`"'=HYPERLINK(""http://evil.test"")`);
});

it('the report is the final one, and every event is a line of JSON', async () => {
  const it = await answered();
  expect(JSON.parse(textOf(it, 'report.json'))).toMatchObject({ campaign: { id: 'spring' } });
  const types = linesOf(it, 'events.ndjson').map(
    (line) => (JSON.parse(line) as { type: string }).type,
  );
  expect(types).toContain('campaign.completed');
});

it('a person who was forgotten is in none of the files', async () => {
  const it = await answered();
  const email = it.state.db
    .prepare('SELECT p.email FROM response r JOIN prospect p ON p.id = r.prospect_id')
    .pluck()
    .get() as string;
  const whole = (): string => ARCHIVE_FILES.map((file) => textOf(it, file)).join('');
  expect(whole()).toContain(email);
  await forgetPerson(wireForgetting(it.state), {
    asked: addresseeOf(email),
    reason: 'asked',
    now: NOW + HOUR,
    dryRun: false,
  });
  expect(whole()).not.toContain(email);
  expect(whole()).not.toContain('Wunderland');
});
