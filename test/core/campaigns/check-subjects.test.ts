/**
 * A subject that looks like an automatic message raises a warning, whatever its template may begin
 * with.
 */
import { describe, expect, it } from 'vitest';
import { checkSubjects } from '../../../lib/core/campaigns/check-subjects.ts';
import type { CampaignDraft } from '../../../lib/domain/campaigns/campaign.ts';

const warned = (...subjects: string[]): string[] =>
  checkSubjects({
    steps: subjects.map((subject) => ({ subject, text: 'x' })),
  } as CampaignDraft).map(({ code, path }) => `${path} ${code}`);

describe('a subject', () => {
  it.each<[string, string]>([
    ['Out of office printing for {{ company }}', 'absence'],
    ['{% if company %}Away from spreadsheets, {{ company }}{% else %}Hello{% endif %}', 'absence'],
    ['{% if company %}Hello{% else %}Abwesenheit im Team planen{% endif %}', 'absence'],
    ['{{ opening | default: "Out of office" }} printing', 'absence'],
    ["{{ opening | default: 'Automatic reply' }} handling", 'auto_reply'],
    ['Undeliverable promises', 'bounce'],
    ['{{ company }}: shipments delayed?', 'delay'],
    ['Stop', 'unsubscribe'],
    ['Your guest list', 'challenge'],
  ])('%s reads like %s', (subject, as) => {
    expect(warned(subject)).toEqual([`steps[0].subject subject_reads_like_${as}`]);
  });

  it.each([
    'Hello {{ first_name }}',
    '{{ first_name }}, out of office printing?',
    'Hello {% if company %}away from it all{% endif %}',
    '{{ company | default: "your company" }} and printing',
    '{{ unclosed',
    '',
  ])('%s does not', (subject) => {
    expect(warned(subject)).toEqual([]);
  });

  it('is looked at in every step and every variant, and the warning says what to try', () => {
    const draft = {
      steps: [
        { subject: 'Hello', text: 'x' },
        {
          text: 'x',
          variants: [
            { name: 'a', subject: 'Hi' },
            { name: 'b', subject: 'Returned mail costs money' },
          ],
        },
      ],
    } as CampaignDraft;
    expect(checkSubjects(draft)).toEqual([
      {
        code: 'subject_reads_like_bounce',
        path: 'steps[1].variants[1].subject',
        received: '"Returned mail costs money"',
        expected: expect.stringContaining(
          'does not read like a report of a failed delivery, as "returned mail" does',
        ),
        try: expect.stringContaining('other words than "returned mail" at the beginning'),
      },
    ]);
  });
});
