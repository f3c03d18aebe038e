import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseAddress } from '../../../lib/cli/runner/refuse-address.ts';
import { call, newFolder } from '../../support/script.ts';

describe('an address where a path is meant', () => {
  it.each([
    'postgres://ann:geheim@db.example.test/campaigns',
    'POSTGRESQL://db/x',
    'postgresql+asyncpg://db/x',
    'mysql://db/x',
    'sqlite://',
    'sqlite:///srv/campaigns.db',
    'sqlite3:campaigns.db',
    'libsql://x.turso.io',
    'http:campaigns',
    'https://example.test/prospects.csv',
    's3://bucket/key',
    'data:text/csv,email',
    'file:campaigns.db',
    'file:///srv/campaigns.db?mode=ro',
    'FILE:/srv/x',
    ':memory:',
    'imap://ann@example.test/INBOX',
    'env:CAMPAIGN_DB',
    'jdbc:postgresql://db/x',
    'localhost:5432/campaigns',
    'db.example.test:5432',
    '127.0.0.1:5432/campaigns',
    '[::1]:5432/x',
    'ann@example.test:/srv/campaigns.db',
    ' postgres://db/x',
    'host=db user=ann password=geheim dbname=campaigns',
    'Server=db;Password=geheim',
    '"postgres://db/x"',
    'x-y+z.1:q',
  ])('%s is refused', (text) => {
    expect(() => refuseAddress('--db', text, 'test')).toThrow(
      expect.objectContaining({
        code: 'usage',
        hint: expect.stringMatching(/\w/),
        message: expect.not.stringContaining('geheim'),
      }),
    );
  });

  it.each([
    'campaigns.db',
    './postgres:',
    '../http:x',
    '/srv/sqlite:/campaigns.db',
    'C:\\mail\\campaigns.db',
    'c:/mail/campaigns.db',
    'D:campaigns.db',
    '\\\\host\\share\\campaigns.db',
    '//host/share/campaigns.db',
    '-',
    '.agentfs/campaigns.db',
    'reports/2026-03-09T10:00.json',
    '2026-03-09T10:00:00Z.json',
    '10:30.csv',
    'ann@example.test',
    'ann@example.test.csv',
    '~/campaigns.db',
    'https',
    'münchen: märz.csv',
    'C:',
    'a/b@c:d',
    '1.2.3.4',
    'spring 2026: second try.csv',
  ])('%s is a path', (text) => {
    expect(() => refuseAddress('--db', text, 'test')).not.toThrow();
  });

  const ADDRESS = 'postgres://ann:geheim@db.example.test/campaigns.json';
  it.each<[string, string[], Record<string, string>]>([
    [
      '--db',
      [
        'rate_limiter',
        'mailbox',
        'add',
        '--mailbox',
        'ann',
        '--from',
        'ann@acme.test',
        '--smtp',
        'env:X',
        '--timezone',
        'Europe/Berlin',
        '--db',
        ADDRESS,
      ],
      {},
    ],
    ['CAMPAIGN_DB', ['rate_limiter', 'configure', '--hourly', '7'], { CAMPAIGN_DB: ADDRESS }],
    ['CAMPAIGN_DB', ['rate_limiter', 'list'], { CAMPAIGN_DB: 'sqlite://campaigns.db' }],
    [
      'CAMPAIGN_DB',
      ['rate_limiter', 'validate', '--config', 'campaign.json'],
      { CAMPAIGN_DB: 'file:campaigns.db' },
    ],
    ['--config', ['rate_limiter', 'start', '--config', ADDRESS], {}],
    ['--prospects', ['rate_limiter', 'import', '--campaign-id', 'x', '--prospects', ADDRESS], {}],
    [
      '--source',
      ['response_tracker', 'process', '--source', 'imaps://ann:geheim@imap.example.test/INBOX'],
      {},
    ],
    ['--output', ['analytics', 'daily', '--output', ADDRESS], {}],
    ['--keep', ['rate_limiter', 'rehearse', '--campaign-id', 'x', '--keep', ADDRESS], {}],
    ['FILE', ['rate_limiter', 'backup', ADDRESS], {}],
    ['PATH...', ['response_tracker', 'classify', ADDRESS], {}],
  ])('as %s is refused by the command, and nothing is made: %j', async (what, line, env) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'campaign.json'), '{}');
    const { code, document, stdout, stderr } = await call(line, { cwd: folder, env });
    expect([code, document.error]).toMatchObject([
      64,
      { code: 'usage', message: expect.stringContaining(`${what} is an address`) },
    ]);
    expect(stdout + stderr).not.toContain('geheim');
    expect([readdirSync(folder), existsSync(join(folder, '.agentfs'))]).toEqual([
      ['campaign.json'],
      false,
    ]);
  });
});
