/** Filling a message: every value in its place, and nothing else. */
import { describe, expect, test } from 'vitest';
import { resolveCampaign } from '../../../../lib/core/campaigns/resolve-campaign.ts';
import {
  oneLine,
  prepareTemplates,
  type RenderResult,
} from '../../../../lib/mail/outbound/templates/prepare-templates.ts';
import type { StepFile } from '../../../../lib/domain/campaigns/campaign.ts';
import { file, render } from './templates.fixture.ts';

describe('filling a message', () => {
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

  test('a missing or empty field stops the message, unless a default or condition covers it', async () => {
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
