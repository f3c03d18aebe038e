/**
 * The scopes of `pause` and `resume`: a name in any form reaches its people, or the answer says
 * that it does not.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeReach, readTarget } from '../../../../lib/cli/rate-limiter/sending/hold.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';
import { MONDAY } from '../../../support/quota.ts';
import { plan } from '../../../support/sending.ts';
import { seededState } from '../../../support/state-file.ts';
import type { State } from '../../../../lib/state/file/transact.ts';

const FLAGS = {
  '--campaign-id': 'campaignId',
  '--mailbox': 'mailbox',
  '--provider': 'provider',
  '--domain': 'domain',
  '--company': 'company',
} as const;
const folder = join(newFolder(), 'with a space');
let state: State;
const target = (flag: keyof typeof FLAGS | '--all', text = ''): ReturnType<typeof readTarget> =>
  readTarget(
    state.db,
    flag === '--all' ? { all: true } : { all: false, [FLAGS[flag]]: text },
    'rate_limiter.ts pause',
  );

beforeAll(async () => {
  mkdirSync(folder);
  const people = ['a@x.test', 'b@x.test', 'c@eu.y.test', 'd@gmail.com', 'e@xn--n-nga1b.test'].map(
    (email) => ({ email, provider: email.endsWith('gmail.com') ? 'google' : 'other' }),
  );
  state = await seededState({ people }, join(folder, 'c.db'));
  await plan(state, MONDAY, 3);
});
afterAll(() => state.db.close());

describe('the scope of a hold', () => {
  it.each<[Parameters<typeof target>, string, number]>([
    [['--domain', 'x.test'], 'x.test', 2],
    [['--domain', '@X.Test'], 'x.test', 2],
    [['--domain', ' x.test. '], 'x.test', 2],
    [['--domain', 'ünï.test'], 'xn--n-nga1b.test', 1],
    [['--domain', 'ÜNÏ。test'], 'xn--n-nga1b.test', 1],
    [['--company', 'us.y.test'], 'y.test', 1],
    [['--company', '@ünï.test'], 'xn--n-nga1b.test', 1],
    [['--provider', 'Google'], 'google', 1],
    [['--provider', 'other'], 'other', 4],
    [['--campaign-id', 'spring'], 'spring', 5],
    [['--mailbox', 'ann'], 'ann', 3],
    [['--all'], '', 5],
  ])('by %j', async (flag, scopeId, holding) => {
    const held = await target(...flag);
    expect([held.scopeId, await describeReach(state.db, held)]).toEqual([
      scopeId,
      { holding, warnings: [] },
    ]);
  });

  it('a domain without people holds no person: a warning says so, and names the domain of the company', async () => {
    expect(await describeReach(state.db, { scope: 'domain', scopeId: 'z.test' })).toMatchObject({
      holding: 0,
      warnings: [{ code: 'holds_nobody' }],
    });
    expect(await describeReach(state.db, { scope: 'domain', scopeId: 'y.test' })).toMatchObject({
      holding: 0,
      warnings: [{ message: expect.stringContaining('--company y.test holds them') }],
    });
  });
});

describe('a refused scope, with the probable one', () => {
  it.each<[Parameters<typeof target>, string, string]>([
    [['--provider', 'gogle'], 'usage', '--provider google'],
    [['--provider', 'gmail'], 'usage', '--provider google'],
    [['--provider', 'Outlook'], 'usage', '--provider microsoft'],
    [['--provider', 'hotmail.com'], 'usage', '--provider microsoft'],
    [['--provider', 'office 365'], 'usage', '--provider microsoft'],
    [['--provider', 'qwertyuiop'], 'usage', '--company example.com'],
    [['--domain', 'bob@x.test'], 'usage', '--domain x.test'],
    [['--domain', '*.x.test'], 'usage', '--company x.test'],
    [['--domain', 'https://www.x.test/about'], 'usage', '--domain x.test'],
    [['--domain', 'nonsense'], 'usage', '--domain example.com'],
    [['--company', 'bob@x.test'], 'usage', '--company x.test'],
    [['--company', 'gmail.com'], 'usage', '--provider'],
    [['--mailbox', 'anm'], 'no_mailbox', '--mailbox ann'],
    [['--campaign-id', 'sprng'], 'no_campaign', '--campaign-id spring'],
  ])('%j', async (flag, code, hint) => {
    await expect(target(...flag)).rejects.toMatchObject({
      code,
      hint: expect.stringContaining(hint),
    });
  });
});

it('the scripts say how many people are held and released, and what to do when none was held', async () => {
  const run = (...line: string[]): Promise<Called> =>
    call(['rate_limiter', ...line, '--db', join(folder, 'c.db'), '--now', '2026-03-09T14:00:00Z'], {
      cwd: folder,
    });
  expect((await run('resume', '--domain', 'x.test')).document).toMatchObject({
    ok: true,
    data: { lifted: 0, holding: 0, holdsLeft: [] },
    warnings: [{ code: 'not_held' }],
  });
  expect((await run('pause', '--domain', '@X.test', '--reason', 'talks')).document).toMatchObject({
    data: { placed: true, holding: 2 },
    warnings: [],
  });
  expect((await run('resume', '--all')).document).toMatchObject({
    data: { lifted: 0, holdsLeft: [{ scopeId: 'x.test' }] },
    warnings: [{ code: 'not_held' }],
  });
  expect((await run('resume', '--domain', 'x.test.')).document).toMatchObject({
    data: { lifted: 1, holding: 2, holdsLeft: [] },
    warnings: [],
  });
});
