import { describe, expect, test } from 'vitest';
import { checkCampaignFile } from '../../../lib/app/campaigns/prepare-campaign.ts';
import { isComplete } from '../../../lib/core/campaigns/missing-for-start.ts';
import { findSchemaFaults } from '../../../lib/input/find-schema-faults.ts';
import { readJsonFile } from '../../../lib/input/read-json-file.ts';
import { readProspectsFile } from '../../../lib/input/read-prospects-file.ts';
import { inspectTemplates } from '../../../lib/mail/outbound/templates/inspect-templates.ts';
import type { CheckedFile, InputPort } from '../../../lib/app/campaigns/prepare-campaign.ts';

const COLUMNS = ['email', 'first_name', 'company'];
const step = { subject: 'Hi {{ first_name }}', text: 'x' };
const unsubscribe = { mailto: 'no@acme.test' };

/** The real readers; the file's content is passed in instead of written to disk. */
function check(
  json: unknown,
  columns: readonly string[] | null = COLUMNS,
  publicUrl: string | null = null,
): Promise<CheckedFile> {
  const port = {
    readCampaignFile: () => Promise.resolve(json),
    findSchemaFaults,
    inspectTemplates,
    publicUrl: () => publicUrl,
  };
  return checkCampaignFile(port as unknown as InputPort, 'campaign.json', columns);
}

async function said(json: unknown): Promise<string[]> {
  return (await check(json)).problems.map(
    ({ path, received, expected, try: attempt }) =>
      `${path} | ${received} | ${expected} | ${attempt}`,
  );
}

test('the example campaign and its prospects are in order', async () => {
  const fixture = (name: string): string =>
    new URL(`../../../fixtures/${name}`, import.meta.url).pathname;
  const { columns } = await readProspectsFile(fixture('prospects.csv'));
  const checked = await check(
    await readJsonFile(fixture('campaign.json'), { what: 'campaign file', start: '{}' }),
    columns,
  );
  expect(checked).toMatchObject({ problems: [], warnings: [] });
  expect(isComplete(checked.draft)).toBe(true);
});

test('the bare configuration of the specification is valid as it is', async () => {
  expect(
    await said({
      rateLimits: {
        perHour: 50,
        perDay: 200,
        warmupEnabled: true,
        warmupSchedule: [10, 25, 50, 100, 150, 200],
      },
      sendWindow: { start: '09:00', end: '17:00', timezone: 'recipient', skipWeekends: true },
      sequences: { defaultDelay: [0, 3, 7], stopOnReply: true, stopOnBounce: true },
    }),
  ).toEqual([]);
  expect(await said({ $schema: './schemas/campaign.schema.json' })).toEqual([]);
});

test('with serve configured, a file without "unsubscribe" has a way out and may link to it', async () => {
  const text = 'Hi. No more: {{ unsubscribe_url }}';
  const bare = { mailboxes: ['ann'], steps: [{ subject: 'Hi', text }] };
  const without = await check(bare);
  expect(without.problems.map(({ received }) => received)).toEqual(['{{ unsubscribe_url }}']);
  expect(without.warnings.map(({ path }) => path)).toContain('unsubscribe');
  const served = await check(bare, COLUMNS, 'https://t.acme.test');
  expect(served.problems).toEqual([]);
  expect(served.warnings.map(({ path }) => path)).not.toContain('unsubscribe');
});

describe('a fault names its place, what was received and expected, and what to try', () => {
  test.each<[unknown, string]>([
    [
      { ratelimits: {} },
      'ratelimits | {} | one of the keys id, name, mailboxes, timezone, country, priority, precedence, startAt, endAt, rateLimits, rotation, sendWindow, sequences, contact, steps, tracking, unsubscribe, footer, notify | rename it to "rateLimits"',
    ],
    [
      { rateLimits: { perhour: 5 } },
      'rateLimits.perhour | 5 | one of the keys perMinute, perHour, perDay, warmupEnabled, warmupSchedule, burst, perProvider, perDomain, perSendingDomain, newPerDay | rename it to "perHour"',
    ],
    [
      { zzzzzzzzzz: 1 },
      'zzzzzzzzzz | 1 | one of the keys id, name, mailboxes, timezone, country, priority, precedence, startAt, endAt, rateLimits, rotation, sendWindow, sequences, contact, steps, tracking, unsubscribe, footer, notify | remove "zzzzzzzzzz"',
    ],
    [
      { rateLimits: { perHour: '50' } },
      'rateLimits.perHour | "50" | a whole number, 1 to 100000 | 50 (without quotes)',
    ],
    [
      { sequences: { stopOnReply: 'True' } },
      'sequences.stopOnReply | "True" | true or false; default true | true (without quotes)',
    ],
    [
      { contact: { minDaysBetween: -1 } },
      'contact.minDaysBetween | -1 | days between messages of different campaigns to one person, 0 (off) to 365; default 3 | for example 3',
    ],
    [
      { contact: { allowAfter: { not_interested: -180 } } },
      'contact.allowAfter.not_interested | -180 | a whole number of days, 0 to 3650 | for example 180',
    ],
    [
      { contact: { allowAfter: { not_intrested: 180 } } },
      'contact.allowAfter.not_intrested | 180 | one of the keys not_interested, wrong_person, left_company, bounced | rename it to "not_interested"',
    ],
    [
      { contact: { allowAfter: { unsubscribed: 0 } } },
      'contact.allowAfter.unsubscribed | 0 | one of the keys not_interested, wrong_person, left_company, bounced | remove "unsubscribed"',
    ],
    [
      { contact: { maxOpenPerCompany: 0 } },
      'contact.maxOpenPerCompany | 0 | a whole number, 1 to 10000: the most people of one company in open sequences, over all campaigns; default: no limit | for example 2',
    ],
    [
      { notify: { websocketUrl: 'ws://127.0.0.1:8080/' } },
      'notify | {"websocketUrl":"ws://127.0.0.1:8080/"} | a list of listeners, each an object with the url that gets events, at most 20 | for example [{"url":"https://acme.test/events","secret":"env:HOOK_SECRET"}]',
    ],
    [
      { notify: { url: 'https://a.test', secret: 'whsec_c2VjcmV0' } },
      'notify | {"url":"https://a.test","secret":"***"} | a list of listeners, each an object with the url that gets events, at most 20 | for example [{"url":"https://acme.test/events","secret":"env:HOOK_SECRET"}]',
    ],
    [
      { notify: [{ url: 'https://acme.test/', secret: 'whsec_c2VjcmV0' }] },
      'notify[0].secret | a text that is not shown | a reference to the secret that signs requests over https: env:NAME or file:/absolute/path | for example "env:HOOK_SECRET"',
    ],
    [
      { notify: [{ url: 'https://acme.test/', secrets: 'env:HOOK_SECRET' }] },
      'notify[0].secrets | "env:HOOK_SECRET" | one of the keys url, types, secret, allowPrivate | rename it to "secret"',
    ],
    [
      { notify: [{ url: 'ftp://acme.test/' }] },
      'notify[0].url | "ftp://acme.test/" | a URL that begins with https://, wss:// or ws:// (http:// only on this machine), without a fragment | for example "https://acme.test/events"',
    ],
    [
      { rateLimits: { warmupSchedule: [10, 0] } },
      'rateLimits.warmupSchedule[1] | 0 | a whole number, at least 1 | for example 10',
    ],
    [
      { sendWindow: { start: '9am' } },
      'sendWindow.start | "9am" | a time of day as HH:MM, 24 hours; default 09:00 | for example "09:00"',
    ],
    [
      { id: 'Spring 2026' },
      'id | "Spring 2026" | lower-case letters, digits and hyphens, 1 to 64 of them, beginning with a letter or digit | for example "spring-2026"',
    ],
    [
      { tracking: { opens: true, domain: 'https://t.acme.test/track?x=1' } },
      'tracking.domain | "https://t.acme.test/track?x=1" | a host name, perhaps with https:// before it, without path, user or query | "t.acme.test"',
    ],
    [
      { tracking: { opened: true } },
      'tracking.opened | true | one of the keys opens, clicks, domain | rename it to "opens"',
    ],
    [
      { tracking: true },
      'tracking | true | an object that says what is measured, or false | "tracking": { "opens": true, "clicks": true }',
    ],
    [
      { steps: [{ subject: 'x' }] },
      'steps[0].text | nothing | the mail\'s text (Liquid), 1 to 100000 characters | add "text": "Hi {{ first_name }}, ..."',
    ],
    [
      { steps: [{ ...step, delay: 3 }] },
      'steps[0].delay | 3 | an object: the gap to the step before | correct it or leave it out',
    ],
    [
      { name: 'x'.repeat(300) },
      `name | "${'x'.repeat(78)}… | the campaign's name, 1 to 200 characters | for example "Spring outreach"`,
    ],
    [[], " | [] | an object with the campaign's settings and steps | correct it or leave it out"],
    [
      'x',
      ' | "x" | an object with the campaign\'s settings and steps | correct it or leave it out',
    ],
  ])('%.60j', async (json, sentence) => {
    expect(await said(json)).toEqual([sentence]);
  });
});

test('a typo in a template stops validation, with the field that was meant', async () => {
  expect(
    await said({
      unsubscribe,
      steps: [{ subject: 'Hi {{ frist_name }}', text: '{{ prospect.company }} {{ sender.nmae }}' }],
    }),
  ).toEqual([
    'steps[0].subject | {{ frist_name }} | one of the fields email, first_name, company, sender.name, sender.email, campaign.name, unsubscribe_url | {{ first_name }}',
    'steps[0].text | {{ prospect.company }} | one of the fields email, first_name, company, sender.name, sender.email, campaign.name, unsubscribe_url | {{ company }}',
    'steps[0].text | {{ sender.nmae }} | one of the fields sender.name, sender.email, campaign.name, unsubscribe_url | {{ sender.name }}',
  ]);
  expect(
    (await said({ unsubscribe, steps: [{ subject: 'x', text: 'a\n{{ x | nope }}' }] }))[0],
  ).toContain(
    'steps[0].text | undefined filter: nope | a valid Liquid template | look at line 2, column 1',
  );
});

test('a misspelt field with a default would never stop a message: it is a warning', async () => {
  const checked = await check({
    unsubscribe,
    steps: [{ subject: "{{ frist_name | default: 'you' }}", text: 'Hi {company}' }],
  });
  expect(checked.problems).toEqual([]);
  expect(checked.warnings.map((warning) => [warning.path, warning.try])).toEqual([
    ['steps[0].subject', '{{ first_name }}'],
    ['steps[0].text', '{{ company }}'],
  ]);
});

test('without a prospects file only syntax and the built-in names are checked', async () => {
  expect(
    await check(
      { unsubscribe, steps: [{ subject: '{{ anything }}', text: '{{ sender.name }}' }] },
      null,
    ),
  ).toMatchObject({ problems: [] });
});

test('unsubscribe_url needs a target, and is told both ways to one', async () => {
  const [problem] = await said({ steps: [{ subject: 'x', text: '{{ unsubscribe_url }}' }] });
  expect(problem).toContain('"unsubscribe" with an https URL or a mailto address');
  expect(problem).toContain('configure --public');
});
