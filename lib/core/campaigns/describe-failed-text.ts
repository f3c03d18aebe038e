/** Describes a text that could not be rendered as a problem of the campaign file. */
import type { Problem } from '../../domain/problem.ts';
import type { FailedText, TextFault } from '../../domain/campaigns/text-fault.ts';

/** `people`: the prospects for whom it failed. `tried`: how many were tried. */
export type TriedText = { failed: FailedText; people: string[]; tried: number };

const SHOWN = 3;

export function describeFailedText({ failed, people, tried }: TriedText): Problem {
  const { step, variant, part } = failed;
  const footer = part?.startsWith('footer') === true;
  const path = footer ? part : `steps[${step}].${part ?? 'text'}`;
  const which = footer || variant === 'default' ? '' : ` in variant ${variant}`;
  const whom =
    people.length === tried
      ? `each of the ${tried} prospects it was tried for`
      : `${people.slice(0, SHOWN).join(', ')}${people.length > SHOWN ? ` and ${people.length - SHOWN} more` : ''}`;
  return {
    path,
    received: `a text that ${describeFault(failed)}${which}, for ${whom}`,
    expected: 'a text that can be rendered for every prospect',
    try: remedyOf(failed),
  };
}

/** Completes a sentence that begins with "the text". */
export function describeFault({ reason, part, field, detail }: TextFault): string {
  const where = part === null ? '' : ` (${part})`;
  switch (reason) {
    case 'render_failed':
      return `cannot be rendered${where}: ${detail ?? 'the template fails'}`;
    case 'too_long':
      return `is too long${where}: ${detail ?? 'longer than a message may be'}`;
    case 'missing_field':
      return `needs the field "${field ?? ''}"${where}, which has no value`;
    case 'empty_subject':
      return 'has an empty subject';
    case 'empty_text':
      return 'has an empty text';
  }
}

/** What to write instead. */
export function remedyOf({ reason, field }: TextFault): string {
  switch (reason) {
    case 'render_failed':
      return 'a simpler template at this place, with shorter loops';
    case 'too_long':
      return 'a shorter text: subject, text and HTML may have 300,000 characters together';
    case 'missing_field':
      return `a default: {{ ${field ?? 'field'} | default: '...' }}`;
    case 'empty_subject':
    case 'empty_text':
      return 'words outside the conditions, or an {% else %}';
  }
}
