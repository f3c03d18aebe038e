/** `response_tracker.ts contacts`: whom replies and absences name, as a file that import takes. */
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../../../../lib/cli/response-tracker/contacts/contacts.ts';
import { readProspectsFile } from '../../../../lib/input/read-prospects-file.ts';
import { addSuppression } from '../../../../lib/state/campaigns/suppress.ts';
import { MONDAY } from '../../../support/quota.ts';
import { people } from '../../../support/state-file.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';
import { contextOf, writes } from '../replies/replies.fixture.ts';
import type { InboundWorld } from '../../../support/imap/inbound-world.ts';
import type { Answer, Context } from '../../../../lib/cli/runner/command.ts';

const world = worldsClosedAfterEach();
const called = (it: InboundWorld, format: Context['format'] = null): Promise<Answer> =>
  command.run(
    contextOf(it, format),
    { campaignId: 'spring', since: undefined, limit: 50, cursor: undefined, fields: undefined },
    [],
  );
const refersTo = (it: InboundWorld, whom: string, n = 1): Promise<void> =>
  writes(it, `I am not the right person, please contact ${whom}.`, { n });

describe('a contact that a reply names', () => {
  it('is listed once with who referred, and never proposed as a next step', async () => {
    const it = await world();
    await refersTo(it, 'Jane Doe, jane@example.test');
    await refersTo(it, 'Jane van Doe, Jane@example.test');
    const { data, next } = await called(it);
    expect(data['contacts']).toMatchObject({
      total: 1,
      rows: [
        {
          responseId: 2,
          referredBy: 'p1@example.test',
          importable: true,
          known: null,
          untrusted: { email: 'jane@example.test', firstName: 'Jane', lastName: 'van Doe' },
        },
      ],
    });
    expect(next).toEqual([]);
    expect(data['toImport']).toMatchObject({
      needs: expect.stringContaining('the yes of the user') as unknown,
      import: 'rate_limiter import --campaign-id spring --prospects contacts.csv',
    });
  });

  it('is in the file as a prospect, unless known, suppressed, nameless or like a formula', async () => {
    const it = await world({ people: people(3) });
    await refersTo(it, 'Jane Doe, jane@example.test', 1);
    await refersTo(it, 'my boss, p1@example.test', 2);
    await refersTo(it, 'Carl Meier, carl@example.test', 3);
    await refersTo(it, 'Tom Low, +tom@example.test', 3);
    await refersTo(it, 'Sue Poe', 3);
    addSuppression(it.state.db, {
      kind: 'address',
      value: 'carl@example.test',
      canonical: 'carl@example.test',
      reason: 'asked',
      source: 'operator',
      at: MONDAY,
    });
    const { data } = await called(it);
    const { rows } = data['contacts'] as {
      rows: { importable: boolean; known: string | null; untrusted: { email: string | null } }[];
    };
    expect(
      rows.map(({ untrusted, importable, known }) => [untrusted.email, importable, known]),
    ).toEqual([
      [null, false, null],
      ['+tom@example.test', false, null],
      ['carl@example.test', false, 'suppressed'],
      ['p1@example.test', false, 'in_campaign'],
      ['jane@example.test', true, null],
    ]);
    const path = join(mkdtempSync(join(tmpdir(), 'contacts-')), 'contacts.csv');
    writeFileSync(path, (await called(it, 'csv')).render?.csv?.() ?? '');
    const file = await readProspectsFile(path);
    const read = [];
    for await (const row of file.rows) read.push(row);
    expect(read).toHaveLength(1);
    expect(JSON.stringify(read[0])).toContain('"referred_by":"p1@example.test"');
  });
});
