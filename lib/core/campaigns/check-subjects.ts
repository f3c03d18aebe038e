/**
 * Warns of subjects that read like an automatic reply or a bounce: replies to them, which repeat
 * the subject, are misread by our rules and by other programs.
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
  unsubscribe: { code: 'subject_reads_like_unsubscribe', like: 'a request to unsubscribe' },
  challenge: { code: 'subject_reads_like_challenge', like: 'a request of a spam filter' },
};

const WHY = 'and mail programs sort by it';

/** Signs that count anywhere in a subject. */
const ANYWHERE: ReadonlySet<SubjectSign['as']> = new Set([
  'delay',
  'challenge',
  'unsubscribe',
] as const);

/** Outputs and tags of Liquid, found without parsing. */
const OUTPUT = /\{\{[^{}]{0,500}\}\}/g;
const TAG = /\{%[^{}]{0,500}%\}/;
/** Stands for the value of an output. */
const FIELD = 'x';
/** A quoted text within an output: a default or a filter may insert it. */
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
        expected: `a subject that does not read like ${like}, as "${sign.words}" does: replies repeat the subject, ${WHY}`,
        try: ANYWHERE.has(sign.as)
          ? `other words for "${sign.words}"`
          : `other words than "${sign.words}" at the beginning, or the company's name before them`,
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
 * Texts that a template may produce: with a word for every field, with every branch that may come
 * first, with every default.
 */
function readings(template: string): string[] {
  const branches = template.split(TAG);
  const first = (branches[0] ?? '').trim();
  const texts = [branches.join(''), ...(first === '' ? branches : [])];
  return texts
    .flatMap((text) => [text.replace(OUTPUT, FIELD), ...defaultsOf(text)])
    .map((text) => text.trim());
}

/**
 * `{{ opening | default: "Out of office" }} printing` with each text that the output may insert.
 */
function defaultsOf(text: string): string[] {
  const outputs = text.match(OUTPUT) ?? [];
  const output = outputs[0];
  if (output === undefined || text.slice(0, text.indexOf(output)).trim() !== '') return [];
  const rest = text.slice(text.indexOf(output) + output.length).replace(OUTPUT, FIELD);
  return [...output.matchAll(QUOTED)].map((match) => `${match[1] ?? match[2] ?? ''}${rest}`);
}
