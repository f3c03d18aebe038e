/** Import finds the provider of each recipient: by the domain's name or by its mail servers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../lib/state/engine/choose-engine.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import { startDns, type DnsServer } from '../../support/dns-server.ts';
import { call, newFolder, writePeople, type Called } from '../../support/script.ts';
import { newPath, seededState } from '../../support/state-file.ts';

let dns: DnsServer;
beforeAll(async () => {
  dns = await startDns({
    'lumen-works.com': [
      [20, 'alt1.aspmx.l.google.com'],
      [10, 'aspmx.l.google.com'],
    ],
    'sakura-systems.com': [[0, 'sakura-systems-com.mail.protection.outlook.com']],
    'own-server.com': [[10, 'mail.own-server.com']],
    'mute.com': 'silent',
  });
});
afterAll(() => dns.close());

const LIST = [
  'ada@lumen-works.com',
  'bo@lumen-works.com',
  'chika@sakura-systems.com',
  'dee@own-server.com',
  'eve@mute.com',
  'flo@gmail.com',
  'gil@acme.test',
].map((email) => ({ email }));

type Options = { flags?: string[]; server?: string };
async function imported(
  path: string,
  { flags = [], server = dns.address }: Options = {},
): Promise<Called> {
  const folder = newFolder();
  writePeople(folder, LIST);
  return call(
    [
      'rate_limiter',
      'import',
      '--campaign-id',
      'spring',
      '--prospects',
      'prospects.csv',
      '--db',
      path,
      ...flags,
    ],
    { cwd: folder, env: server === '' ? {} : { CAMPAIGN_DNS: server } },
  );
}

async function freshFile(): Promise<string> {
  const path = newPath();
  closeState(await seededState({ people: [] }, path));
  return path;
}

function rows(path: string, sql: string): unknown[] {
  const db = openDatabase(path, { readonly: true });
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => Object.values(row as object));
  } finally {
    db.close();
  }
}

const BY_DOMAIN = 'SELECT DISTINCT domain, provider FROM prospect ORDER BY domain';
const FOUND = [
  ['acme.test', 'other'],
  ['gmail.com', 'google'],
  ['lumen-works.com', 'google'],
  ['mute.com', 'other'],
  ['own-server.com', 'other'],
  ['sakura-systems.com', 'microsoft'],
];

describe('an import', () => {
  it('asks DNS for the domains that the table does not know, once each, and keeps the answers with their date', async () => {
    const path = await freshFile();
    const { code, stderr, document } = await imported(path);
    expect([code, stderr, document.data.imported.enrolled]).toEqual([0, '', 7]);
    expect(document.data.imported.providers).toEqual({
      byName: 1,
      byServers: 2,
      other: 1,
      dead: 0,
      unanswered: 1,
      notAsked: 1,
    });
    expect(rows(path, BY_DOMAIN)).toEqual(FOUND);
    expect(rows(path, 'SELECT domain, provider, hosts FROM mail_host ORDER BY domain')).toEqual([
      ['lumen-works.com', 'google', '["aspmx.l.google.com","alt1.aspmx.l.google.com"]'],
      ['own-server.com', 'other', '["mail.own-server.com"]'],
      ['sakura-systems.com', 'microsoft', '["sakura-systems-com.mail.protection.outlook.com"]'],
    ]);
    expect(rows(path, 'SELECT count(*) FROM mail_host WHERE asked_at > 0')).toEqual([[3]]);
    dns.asked.length = 0;
    expect((await imported(path)).document.data.imported).toMatchObject({
      enrolledAlready: 7,
      providers: { byServers: 2, other: 1, unanswered: 1 },
    });
    expect(dns.asked).toEqual(['mute.com']);
  });

  it('without any answer, unknown domains count as other', async () => {
    const path = await freshFile();
    const gone = await startDns({});
    await gone.close();
    const { code, document } = await imported(path, { server: gone.address });
    expect([code, document.data.imported.enrolled, document.data.imported.providers]).toEqual([
      0,
      7,
      { byName: 1, byServers: 0, other: 0, dead: 0, unanswered: 4, notAsked: 1 },
    ]);
    // A later import knows more about people without messages yet.
    await imported(path);
    expect(rows(path, BY_DOMAIN)).toEqual(FOUND);
  });

  it.each<[string, Options]>([
    ['with --no-dns', { flags: ['--no-dns'] }],
    [
      'with --now, unless a server is named: the same everywhere',
      { flags: ['--now', '2026-03-02T08:00:00Z'], server: '' },
    ],
  ])('asks nobody %s', async (_, options) => {
    const path = await freshFile();
    dns.asked.length = 0;
    const { document } = await imported(path, options);
    expect([document.data.imported.providers, dns.asked]).toEqual([
      { byName: 1, byServers: 0, other: 0, dead: 0, unanswered: 0, notAsked: 5 },
      [],
    ]);
  });

  it('leaves the provider of a person with earlier messages unchanged, so that reports stay consistent', async () => {
    const path = await freshFile();
    await imported(path, { flags: ['--no-dns'] });
    const folder = newFolder();
    await call(['rate_limiter', 'schedule', '--campaign-id', 'spring', '--db', path], {
      cwd: folder,
    });
    await imported(path);
    expect(rows(path, `SELECT provider FROM prospect WHERE email = 'ada@lumen-works.com'`)).toEqual(
      [['other']],
    );
  });
});
