/** Puts a text that could not be rendered into the words of a campaign file's problems. */
import type { Problem } from '../../domain/problem.ts';
import type { FailedText, TextFault } from '../../domain/campaigns/text-fault.ts';

/** `people`: for whom it failed; `tried`: for how many it was tried. */
export type TriedText = { failed: FailedText; people: string[]; tried: number };

const SHOWN = 3;

export function describeFailedText({ failed, people, tried }: TriedText): Problem {
  const { step, variant, part } = failed;
  const footer = part?.startsWith('footer') === true;
  const path = footer ? part : `steps[${step}].${part ?? 'text'}`;
  const which = footer || variant === 'default' ? '' : ` in variant ${variant}`;
  const whom =
    people.length === tried
      ? `each of the ${tried} people it was tried for`
      : `${people.slice(0, SHOWN).join(', ')}${people.length > SHOWN ? ` and ${people.length - SHOWN} more` : ''}`;
  return {
    path,
    received: `a text that ${describeFault(failed)}${which}, for ${whom}`,
    expected: 'one that can be written to everybody',
    try: remedyOf(failed),
  };
}

/** The end of a sentence that begins with the text. */
export function describeFault({ reason, part, field, detail }: TextFault): string {
  const where = part === null ? '' : ` (${part})`;
  switch (reason) {
    case 'render_failed':
      return `cannot be rendered${where}: ${detail ?? 'the template fails'}`;
    case 'too_long':
      return `is too long${where}: ${detail ?? 'more than a message may have'}`;
    case 'missing_field':
      return `needs the field "${field ?? ''}"${where}, which has no value`;
    case 'empty_subject':
      return 'has an empty subject';
    case 'empty_text':
      return 'has an empty text';
  }
}

function remedyOf({ reason, field }: TextFault): string {
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
