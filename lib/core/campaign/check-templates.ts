/** Decides whether the templates of a campaign can be filled from the columns at hand: a typo stops validation, never a mail. */
import { BUILT_IN_FIELDS } from '../../domain/prospect-row.ts';
import { nearest } from '../nearest.ts';
import type { CampaignVerdict } from './check-campaign.ts';
import type { FieldUse, Problem, TemplateUse } from '../../domain/problem.ts';

const BUILT_IN_NAMES = ['sender.name', 'sender.email', 'campaign.name'];
const SHOWN_FIELDS = 30;

/** What templates may read. `columns` null: no prospects file is at hand, only syntax and the built-in names are checked. */
export type KnownFields = { columns: readonly string[] | null; unsubscribe: boolean };

export function checkTemplates(uses: readonly TemplateUse[], known: KnownFields): CampaignVerdict {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  for (const use of uses) {
    if (use.error !== null) {
      problems.push({ path: use.path, received: use.error.message, expected: 'a valid Liquid template', try: `look at line ${use.error.line}, column ${use.error.column} of this text` });
    }
    for (const field of use.fields) {
      const problem = checkField(use.path, field, known);
      if (problem !== null) (field.optional ? warnings : problems).push(problem);
    }
    for (const lookalike of use.lookalikes) {
      const name = lookalike.replace(/[^\w ]/g, '').trim().toLowerCase().replace(/ +/g, '_');
      warnings.push({ path: use.path, received: lookalike, expected: 'merge fields in double braces; this would be sent as it stands', try: `{{ ${name} }}` });
    }
  }
  return { problems, warnings };
}

function checkField(path: string, field: FieldUse, known: KnownFields): Problem | null {
  const builtIn = [...BUILT_IN_NAMES, ...(known.unsubscribe ? ['unsubscribe_url'] : [])];
  if (builtIn.includes(field.name)) return null;
  const root = field.name.split('.')[0] as string;
  if (field.name === 'unsubscribe_url') {
    return { path, received: '{{ unsubscribe_url }}', expected: '"unsubscribe" with an https URL or a mailto address in the campaign file', try: '"unsubscribe": { "mailto": "unsubscribe@your-domain" }' };
  }
  const isBuiltIn = (BUILT_IN_FIELDS as readonly string[]).includes(root);
  if (!isBuiltIn && known.columns === null) return null;
  if (!isBuiltIn && known.columns?.includes(field.name) === true) return null;
  const choices = isBuiltIn ? builtIn : [...(known.columns ?? []), ...builtIn];
  const last = field.name.split('.').at(-1) as string;
  // `prospect.first_name`: other programs nest the fields.
  const guess = choices.includes(last) ? last : nearest(field.name, choices);
  return {
    path, received: `{{ ${field.name.slice(0, 60)} }}`, expected: `one of the fields ${choices.slice(0, SHOWN_FIELDS).join(', ')}${choices.length > SHOWN_FIELDS ? ', ...' : ''}`,
    try: guess === null ? (field.optional ? 'remove it, or add the column' : `add the column "${field.name.slice(0, 60)}" to the prospects file, or give it a default: {{ ${field.name.slice(0, 60)} | default: '...' }}`) : `{{ ${guess} }}`,
  };
}
