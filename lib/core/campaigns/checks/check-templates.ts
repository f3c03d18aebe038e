/**
 * Decides whether the campaign's templates can be filled from the known columns, so that `start`
 * finds a typo, not a send.
 */
import { BUILT_IN_FIELDS } from '../../../domain/campaigns/prospect-row.ts';
import { nearest } from '../../text/nearest.ts';
import { findForeignTags, type ForeignTag } from './find-foreign-tags.ts';
import { knownName } from '../right-name.ts';
import type { CampaignVerdict } from './check-campaign.ts';
import type { FieldUse, Problem, TemplateUse } from '../../../domain/problem.ts';

const BUILT_IN_NAMES = ['sender.name', 'sender.email', 'campaign.name'];
const SHOWN_FIELDS = 30;

/**
 * The fields that templates may read. `columns` null: without a prospects file, only syntax and
 * built-in names are checked.
 */
export type KnownFields = { columns: readonly string[] | null; unsubscribe: boolean };

export function checkTemplates(uses: readonly TemplateUse[], known: KnownFields): CampaignVerdict {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  for (const use of uses) {
    const tags = findForeignTags(use.text, {
      columns: known.columns,
      html: use.path.endsWith('html'),
    });
    const inLiquid = tags.filter(({ rule }) => rule.within === 'liquid');
    if (use.error !== null)
      problems.push(describeError(use.path, use.error, { tags: inLiquid, known }));
    for (const field of use.fields) {
      const problem = checkField(use.path, field, { known, tags: inLiquid });
      if (problem !== null) (field.optional ? warnings : problems).push(problem);
    }
    warnings.push(...tags.map((tag) => describeTag(use.path, tag)));
  }
  return { problems, warnings };
}

function describeTag(path: string, { rule, text, line, column, instead }: ForeignTag): Problem {
  const expected =
    rule.within === 'liquid'
      ? 'Liquid, which reads this differently'
      : 'merge fields in double braces; this would be sent unchanged';
  return {
    path,
    received: `${text} (line ${line}, column ${column}; as in ${rule.program})`,
    expected,
    try: instead,
  };
}

function describeError(
  path: string,
  error: NonNullable<TemplateUse['error']>,
  { tags, known }: { tags: readonly ForeignTag[]; known: KnownFields },
): Problem {
  const { message, line, column } = error;
  const place = `look at line ${line}, column ${column} of this text`;
  // `{% first_name %}` is an output in the braces of a tag.
  const asTag = /^tag "([^"]{1,60})" not found/.exec(message)?.[1];
  const field = asTag === undefined ? null : knownName(asTag, known.columns);
  const instead =
    field === null
      ? (tags.find((tag) => tag.line === line)?.instead ?? tags[0]?.instead)
      : `{{ ${field} }}`;
  return {
    path,
    received: message,
    expected: 'a valid Liquid template',
    try: instead === undefined ? place : `${instead} (${place})`,
  };
}

function checkField(
  path: string,
  field: FieldUse,
  { known, tags }: { known: KnownFields; tags: readonly ForeignTag[] },
): Problem | null {
  const builtIn = [...BUILT_IN_NAMES, ...(known.unsubscribe ? ['unsubscribe_url'] : [])];
  if (builtIn.includes(field.name)) return null;
  const [root = ''] = field.name.split('.');
  if (field.name === 'unsubscribe_url') {
    return {
      path,
      received: '{{ unsubscribe_url }}',
      expected:
        '"unsubscribe" with an https URL or a mailto address in the campaign file, or the address of response_tracker.ts serve (rate_limiter.ts configure --public https://t.your-domain)',
      try: '"unsubscribe": { "mailto": "unsubscribe@your-domain" }',
    };
  }
  const isBuiltIn = (BUILT_IN_FIELDS as readonly string[]).includes(root);
  if (!isBuiltIn && known.columns === null) return null;
  if (!isBuiltIn && known.columns?.includes(field.name) === true) return null;
  const choices = isBuiltIn ? builtIn : [...(known.columns ?? []), ...builtIn];
  const tag = tags.find(({ text }) => text.includes(field.name));
  // `prospect.first_name`, `FNAME`: other programs nest the fields, and use other names for them.
  const guess = isBuiltIn
    ? nearest(field.name, choices)
    : (knownName(field.name, known.columns) ?? nearest(field.name, choices));
  return {
    path,
    received: `{{ ${field.name.slice(0, 60)} }}`,
    expected: `one of the fields ${choices.slice(0, SHOWN_FIELDS).join(', ')}${choices.length > SHOWN_FIELDS ? ', ...' : ''}`,
    try:
      tag?.instead ??
      (guess === null
        ? field.optional
          ? 'remove it, or add the column'
          : `add the column "${field.name.slice(0, 60)}" to the prospects file, or give it a default: {{ ${field.name.slice(0, 60)} | default: '...' }}`
        : `{{ ${guess} }}`),
  };
}
