import { describe, expect, test } from 'vitest';
import { resolveCampaign } from '../../../../lib/core/campaigns/resolve-campaign.ts';
import { inspectTemplates } from '../../../../lib/mail/outbound/templates/inspect-templates.ts';
import { prepareTemplates } from '../../../../lib/mail/outbound/templates/prepare-templates.ts';
import { unsubscribeUrlFor } from '../../../../lib/mail/outbound/unsubscribe-url.ts';
import { file, render } from './templates.fixture.ts';

describe('what a template reads', () => {
  test.each<[string, [string, boolean][]]>([
    ['Hi {{ first_name }}', [['first_name', false]]],
    ['Hi {{ first_name | default: "there" }}', [['first_name', true]]],
    ['{% if city %}in {{ city }}{% endif %}', [['city', true]]],
    ['{% unless city %}x{% else %}{{ city }}{% endunless %}', [['city', true]]],
    ['{{ city | default: "x" }} {{ city }}', [['city', false]]],
    [
      '{{ sender.name }} {{ first_name.size }}',
      [
        ['sender.name', false],
        ['first_name', false],
      ],
    ],
    ['{% assign a = city %}{{ a }}', [['city', false]]],
    [
      '{{ first name }}',
      [
        ['first', false],
        ['name', false],
      ],
    ],
    ["{% assign a = city | default: 'x' %}{{ a }}", [['city', true]]],
    [
      '{{ city | default: town }}',
      [
        ['city', true],
        ['town', false],
      ],
    ],
    ["{{ 'in ' | append: city }}", [['city', false]]],
    ['{% capture a %}{{ city }}{% endcapture %}{{ a }}', [['city', false]]],
    ["{% case city %}{% when 'x' %}a{% else %}b{% endcase %}", [['city', true]]],
    ['nothing', []],
  ])('%s', async (text, expected) => {
    const uses = await inspectTemplates(file([{ subject: 'x', text }]));
    const use = uses.find(({ path }) => path === 'steps[0].text');
    expect(use?.error).toBeNull();
    expect(use?.fields.map(({ name, optional }) => [name, optional])).toEqual(expected);
  });
});

describe('what a template may not be', () => {
  test.each([
    ['Hi {{ first_name', 'not closed', 1, 4],
    ['Hi\n  {% if x %}', 'not closed', 2, 3],
    ['{{ x | nope }}', 'undefined filter: nope', 1, 1],
    ["{% include '/etc/passwd' %}", 'not found', 1, 1],
    ["{% render 'x' %}", 'not found', 1, 1],
    ["{% layout 'x' %}", 'not found', 1, 1],
    ["{{ 'now' | date: '%Y' }}", 'current date is not available', 1, 1],
    ['{{ x | sample }}', 'undefined filter: sample', 1, 1],
    [
      'a\n{% for i in (1..1000000000) %}{{ i }}{% endfor %}',
      'more work than a message may take',
      2,
      1,
    ],
    [
      `a ${'{% if x %}'.repeat(101)}${'{% endif %}'.repeat(101)}`,
      'nested more than 100 deep',
      1,
      1003,
    ],
    [`{{ ${'a['.repeat(20_000)}1${']'.repeat(20_000)} }}`, 'nested too deeply', 1, 1],
  ])('%s', async (text, message, line, column) => {
    const [, use] = await inspectTemplates(file([{ subject: 'x', text }]));
    expect(use?.error?.message).toContain(message);
    expect([use?.error?.line, use?.error?.column]).toEqual([line, column]);
  });
});

test('every template of a file is named by its path', async () => {
  const uses = await inspectTemplates(
    file([{ subject: 'a', text: 'b', html: 'c', variants: [{ name: 'x', subject: 'd' }] }], {
      footer: { text: 'e', html: 'f' },
    }),
  );
  expect(uses.map(({ path }) => path)).toEqual([
    'steps[0].subject',
    'steps[0].text',
    'steps[0].html',
    'steps[0].variants[0].subject',
    'footer.text',
    'footer.html',
  ]);
});

describe('the footer', () => {
  const step = { subject: 'x', text: 'Hello', html: '<html><body><p>Hello</p></body></html>' };
  const url = 'https://acme.test/u?m=1&n=2';

  test('ends text and HTML, inside the body, with the link', async () => {
    const result = await render(
      step,
      {},
      { file: { footer: { text: 'Acme\n{{ sender.name }}' } }, request: { unsubscribeUrl: url } },
    );
    expect(result).toMatchObject({
      mail: {
        text: `Hello\n\nAcme\nAnn\n\nUnsubscribe: ${url}\n`,
        html: '<html><body><p>Hello</p><p>Acme<br>\nAnn</p>\n<p><a href="https://acme.test/u?m=1&amp;n=2">Unsubscribe</a></p>\n</body></html>',
      },
    });
  });

  test('adds no second link where the author placed one', async () => {
    const result = await render(
      { ...step, text: 'Hello, stop: {{ unsubscribe_url }}' },
      {},
      {
        file: { footer: { html: '<a href="{{ unsubscribe_url }}">Stop</a>' } },
        request: { unsubscribeUrl: url },
      },
    );
    expect(result).toMatchObject({ mail: { text: `Hello, stop: ${url}\n` } });
    expect(result.ok && result.mail.html?.match(/acme\.test/g)).toHaveLength(1);
  });
});

test('fields a prospect lacks are found step by step, on the branches that this prospect takes', async () => {
  const templates = await prepareTemplates(
    resolveCampaign(
      file([
        { subject: '{{ company }}', text: 'Hi {{ first_name | default: "you" }}' },
        {
          text: "{% if country == 'DE' %}{{ city }}{% endif %}",
          variants: [{ name: 'a' }, { name: 'b', text: '{{ title }}' }],
        },
      ]),
      'UTC',
    ),
  );
  expect(templates.missingFields({ company: 'Acme', title: 'CEO', country: 'US' })).toEqual([]);
  expect(templates.missingFields({ title: '', country: 'DE' })).toEqual([
    { step: 0, field: 'company' },
    { step: 1, field: 'city' },
    { step: 1, field: 'title' },
  ]);
});

test.each([
  [
    { https: 'https://acme.test/u?m={token}', mailto: 'no@acme.test' },
    'https://acme.test/u?m=one.two',
  ],
  [{ https: 'https://t.acme.test/u/{token}', mailto: null }, 'https://t.acme.test/u/one.two'],
  [
    { https: null, mailto: 'no@acme.test' },
    'mailto:no@acme.test?subject=unsubscribe%20one.two%40acme.test',
  ],
  [{ https: null, mailto: null }, null],
])('the link of one recipient: %j', (unsubscribe, expected) => {
  expect(unsubscribeUrlFor(unsubscribe, '<one.two@acme.test>')).toBe(expected);
});
