import { describe, expect, test } from 'vitest';
import { resolveCampaign } from '../../../../lib/core/campaigns/resolve-campaign.ts';
import { inspectTemplates } from '../../../../lib/mail/outbound/templates/inspect-templates.ts';
import {
  oneLine,
  prepareTemplates,
} from '../../../../lib/mail/outbound/templates/prepare-templates.ts';
import { unsubscribeUrlFor } from '../../../../lib/mail/outbound/unsubscribe-url.ts';
import type { CampaignFile, StepFile } from '../../../../lib/domain/campaigns/campaign.ts';
import type {
  RenderRequest,
  RenderResult,
} from '../../../../lib/mail/outbound/templates/prepare-templates.ts';

const file = (steps: StepFile[], more: Partial<CampaignFile> = {}): CampaignFile => ({
  id: 'c',
  name: 'Spring',
  mailboxes: ['ann'],
  steps,
  ...more,
});

async function render(
  step: StepFile,
  fields: Record<string, string> = {},
  more: { file?: Partial<CampaignFile>; request?: Partial<RenderRequest> } = {},
): Promise<RenderResult> {
  const templates = await prepareTemplates(resolveCampaign(file([step], more.file), 'UTC'));
  return templates.render({
    step: 0,
    variant: 'default',
    fields,
    sender: { name: 'Ann', email: 'ann@acme.test' },
    unsubscribeUrl: null,
    threadSubject: null,
    ...more.request,
  });
}

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

describe('filling a mail', () => {
  test('subject, text and HTML take the same values, escaped in the HTML only', async () => {
    const result = await render(
      { subject: 'For {{ company }}', text: '{{ company }}', html: '<p>{{ company }}</p>' },
      { company: '<b>A & B</b>' },
    );
    expect(result).toEqual({
      ok: true,
      mail: {
        subject: 'For <b>A & B</b>',
        text: '<b>A & B</b>\n',
        html: '<p>&lt;b&gt;A &amp; B&lt;/b&gt;</p>',
      },
    });
  });

  test('a missing or empty field stops the mail, unless a default or condition covers it', async () => {
    expect(await render({ subject: 'x', text: 'Hi {{ first_name }}' }, {})).toEqual({
      ok: false,
      fault: { reason: 'missing_field', part: 'text', field: 'first_name', detail: null },
    });
    expect(
      await render({ subject: 'x', text: 'Hi {{ first_name }}' }, { first_name: '' }),
    ).toMatchObject({ ok: false, fault: { field: 'first_name' } });
    expect(
      await render(
        {
          subject: 'x',
          text: 'Hi {{ first_name | default: "you" }}{% if city %} in {{ city }}{% endif %}',
        },
        { first_name: '', city: '' },
      ),
    ).toMatchObject({ mail: { text: 'Hi you\n' } });
  });

  test('a value is never read as a template, and reaches no prototype', async () => {
    expect(
      await render({ subject: 'x', text: '{{ a }}' }, { a: '{{ sender.email }}{% if true %}' }),
    ).toMatchObject({ mail: { text: '{{ sender.email }}{% if true %}\n' } });
    for (const name of [
      'constructor',
      '__proto__',
      'toString',
      'a.constructor',
      'sender.constructor',
    ]) {
      expect(await render({ subject: 'x', text: `{{ ${name} }}` }, { a: 'b' })).toMatchObject({
        ok: false,
      });
    }
  });

  test('a subject is one line of at most 200 characters', async () => {
    const result = await render(
      { subject: '{{ a }}', text: 'x' },
      { a: `x\r\nBcc: evil@e.com\u2028${'😀'.repeat(300)}` },
    );
    const subject = result.ok ? result.mail.subject : '';
    expect(subject.startsWith('x Bcc: evil@e.com 😀')).toBe(true);
    expect([...subject]).toHaveLength(200);
    expect(oneLine(' a\t\nb ')).toBe('a b');
  });

  test.each<[StepFile, string]>([
    [{ subject: '{% if x %}a{% endif %}', text: 'x' }, 'empty_subject'],
    [{ subject: 'x', text: '{% if x %}a{% endif %}' }, 'empty_text'],
    [{ subject: 'x', text: '{% for i in (1..99999999) %}{{ i }}{% endfor %}' }, 'render_failed'],
    [
      {
        subject: 'x',
        text: '{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}{% endfor %}{% endfor %}{% endfor %}',
      },
      'render_failed',
    ],
    [
      {
        subject: 'x',
        text: `{% assign a = "xxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`,
      },
      'render_failed',
    ],
    [
      {
        subject: 'x',
        text: `{% assign a = "xxxxxxxxxx" %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(60)}{{ a }}`,
      },
      'too_long',
    ],
    [{ subject: 'x', text: '{{ "5" | divided_by: 0 }}' }, 'render_failed'],
    [{ subject: 'x', text: '{{ "5" | modulo: 0 }}' }, 'render_failed'],
    [
      { subject: 'x', text: 'x', html: '{{ "2020-01-01" | date: "%999999999Y" }}' },
      'render_failed',
    ],
    [{ subject: '{{ "a" | slice: 0, 999999999 }}', text: 'x' }, 'render_failed'],
    [
      {
        subject: 'x',
        text: '{% for i in (1..9999) %}0123456789012345678901234567890123456789{% endfor %}',
      },
      'too_long',
    ],
  ])('%j is refused as %s', async (step, reason) => {
    expect(await render(step)).toMatchObject({ ok: false, fault: { reason } });
  });

  test('every variant of every step from the next one on is tried for a person, and what fails is named with its place', async () => {
    const templates = await prepareTemplates(
      resolveCampaign(
        file([
          { subject: 'a', text: '{% for i in (1..n) %}x{% endfor %}' },
          {
            text: 'b',
            variants: [{ name: 'a' }, { name: 'b', html: 'x\n{{ n | divided_by: 0 }}' }],
          },
        ]),
        'UTC',
      ),
    );
    expect(templates.tryTexts({ n: '3' }, 0)).toEqual([
      {
        step: 1,
        variant: 'b',
        reason: 'render_failed',
        part: 'html',
        field: null,
        detail: 'the result of a calculation is not a number (line 2, column 1)',
      },
    ]);
    expect(templates.tryTexts({ n: '99999999' }, 0)).toMatchObject([
      { step: 0, part: 'text' },
      { step: 1, variant: 'b' },
    ]);
    expect(templates.tryTexts({ n: '99999999' }, 1)).toHaveLength(1);
    expect(templates.fieldNames).toEqual(['n']);
  });

  test('a step without a subject answers in the thread of the first', async () => {
    const templates = await prepareTemplates(
      resolveCampaign(file([{ subject: 'Hi', text: 'a' }, { text: 'b' }]), 'UTC'),
    );
    const second = (threadSubject: string): RenderResult =>
      templates.render({
        step: 1,
        variant: 'default',
        fields: {},
        sender: { name: 'A', email: 'a@b.test' },
        unsubscribeUrl: null,
        threadSubject,
      });
    expect(second('Hi')).toMatchObject({ mail: { subject: 'Re: Hi' } });
    expect(second('Re: Hi')).toMatchObject({ mail: { subject: 'Re: Hi' } });
  });
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
  [{ https: 'https://acme.test/u', mailto: 'no@acme.test' }, 'https://acme.test/u?m=one.two'],
  [{ https: 'https://acme.test/u?c=1', mailto: null }, 'https://acme.test/u?c=1&m=one.two'],
  [
    { https: null, mailto: 'no@acme.test' },
    'mailto:no@acme.test?subject=unsubscribe%20one.two%40acme.test',
  ],
  [{ https: null, mailto: null }, null],
])('the link of one recipient: %j', (unsubscribe, expected) => {
  expect(unsubscribeUrlFor(unsubscribe, '<one.two@acme.test>')).toBe(expected);
});
