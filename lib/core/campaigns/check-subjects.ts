/**
 * Warns of subjects that read like a machine's answer or a failed delivery: replies to them are
 * sorted wrongly, by us where we do not know them and by others.
 */
import { findSubjectSign, type SubjectSign } from '../responses/classify/subject/subject-signs.ts';
import { shown } from './explain-fault.ts';
import type { CampaignDraft } from '../../domain/campaigns/campaign.ts';
import type { Problem } from '../../domain/problem.ts';

const LIKE: Readonly<Record<SubjectSign['as'], { code: string; like: string }>> = {
  absence: { code: 'subject_reads_like_absence', like: 'an absence notice' },
  auto_reply: { code: 'subject_reads_like_auto_reply', like: 'an automatic reply' },
  bounce: { code: 'subject_reads_like_bounce', like: 'a report of a failed delivery' },
  delay: { code: 'subject_reads_like_delay', like: 'a report of a delayed delivery' },
  unsubscribe: { code: 'subject_reads_like_unsubscribe', like: 'a wish to get no more mail' },
  challenge: { code: 'subject_reads_like_challenge', like: 'a request of a spam filter' },
};

const WHY = 'and programs that sort mail go by it';

/** These are signs wherever they stand. */
const ANYWHERE: ReadonlySet<SubjectSign['as']> = new Set([
  'delay',
  'challenge',
  'unsubscribe',
] as const);

/** Outputs and tags of Liquid, as far as they can be told apart without reading them. */
const OUTPUT = /\{\{[^{}]{0,500}\}\}/g;
const TAG = /\{%[^{}]{0,500}%\}/;
/** Stands for what an output says. */
const FIELD = 'x';
/** A text within an output: what a default, or a filter, may put there. */
const QUOTED = /"([^"]{1,200})"|'([^']{1,200})'/g;

export function checkSubjects(draft: CampaignDraft): Problem[] {
  return subjectsOf(draft).flatMap(({ path, subject }): Problem[] => {
    const sign = readings(subject)
      .map(findSubjectSign)
      .find((found) => found !== null);
    if (sign === undefined || sign === null) return [];
    const { code, like } = LIKE[sign.as];
    return [
      {
        code,
        path,
        received: shown(subject),
        expected: `a subject that does not read like ${like}, as "${sign.words}" does: answers repeat it, ${WHY}`,
        try: ANYWHERE.has(sign.as)
          ? `other words for "${sign.words}"`
          : `other words than "${sign.words}" at the beginning, or the company before them`,
      },
    ];
  });
}

function subjectsOf(draft: CampaignDraft): { path: string; subject: string }[] {
  return (draft.steps ?? [])
    .flatMap((step, index) => [
      { path: `steps[${index}].subject`, subject: step.subject },
      ...(step.variants ?? []).map((variant, at) => ({
        path: `steps[${index}].variants[${at}].subject`,
        subject: variant.subject,
      })),
    ])
    .flatMap(({ path, subject }) => (subject === undefined ? [] : [{ path, subject }]));
}

/**
 * What a template may come to: with a word for every field, with every branch that may stand first,
 * with every default.
 */
function readings(template: string): string[] {
  const branches = template.split(TAG);
  const first = (branches[0] ?? '').trim();
  const texts = [branches.join(''), ...(first === '' ? branches : [])];
  return texts
    .flatMap((text) => [text.replace(OUTPUT, FIELD), ...defaultsOf(text)])
    .map((text) => text.trim());
}

/** `{{ opening | default: "Out of office" }} printing` with what the output may say. */
function defaultsOf(text: string): string[] {
  const outputs = text.match(OUTPUT) ?? [];
  const output = outputs[0];
  if (output === undefined || text.slice(0, text.indexOf(output)).trim() !== '') return [];
  const rest = text.slice(text.indexOf(output) + output.length).replace(OUTPUT, FIELD);
  return [...output.matchAll(QUOTED)].map((match) => `${match[1] ?? match[2] ?? ''}${rest}`);
}
