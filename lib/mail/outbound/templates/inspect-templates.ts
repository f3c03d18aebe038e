/**
 * Lists the templates of a campaign file and the fields that each reads, for validation before
 * sending.
 */
import { limitReached } from './bounded-fill.ts';
import {
  asFault,
  CLOCK_REFUSED,
  createEngines,
  globalNames,
  parseTemplate,
  undefinedVariable,
  type Engine,
} from './liquid.ts';
import type { Template } from 'liquidjs';
import type { CampaignDraft } from '../../../domain/campaigns/campaign.ts';
import type { TemplateUse } from '../../../domain/problem.ts';

type Source = { path: string; text: string | undefined };

/** One entry for every template of the file, in its order. Errors are part of the result. */
export async function inspectTemplates(draft: CampaignDraft): Promise<TemplateUse[]> {
  const engines = await createEngines();
  return sourcesOf(draft).flatMap(({ path, text }) => {
    if (text === undefined) return [];
    const engine = path.endsWith('html') ? engines.html : engines.text;
    const parsed = parseTemplate(engine, text);
    if (!parsed.ok) return [{ path, fields: [], error: parsed.error, text }];
    const names = globalNames(engine, parsed.template);
    const fields = names.map((name) => ({
      name,
      optional: rendersWithout(engine, parsed.template, { names, without: name }),
    }));
    return [{ path, fields, error: faultOfSample(engine, parsed.template, names), text }];
  });
}

function sourcesOf(draft: CampaignDraft): Source[] {
  const steps = (draft.steps ?? []).flatMap((step, index) => {
    const at = `steps[${index}]`;
    const variants = (step.variants ?? []).flatMap((variant, number) =>
      partsOf(`${at}.variants[${number}]`, variant),
    );
    return [...partsOf(at, step), ...variants];
  });
  return [
    ...steps,
    { path: 'footer.text', text: draft.footer?.text },
    { path: 'footer.html', text: draft.footer?.html },
  ];
}

function partsOf(at: string, parts: { subject?: string; text?: string; html?: string }): Source[] {
  return [
    { path: `${at}.subject`, text: parts.subject },
    { path: `${at}.text`, text: parts.text },
    { path: `${at}.html`, text: parts.html },
  ];
}

/**
 * The only sure way to know whether a default or a condition covers a missing value: render without
 * it.
 */
export function rendersWithout(
  engine: Engine,
  template: Template[],
  fields: { names: readonly string[]; without: string },
): boolean {
  try {
    engine.fill(template, sampleScope(fields.names.filter((name) => name !== fields.without)));
    return true;
  } catch (error) {
    // Any other failure comes from the sample values, not from the field.
    return undefinedVariable(error) === null;
  }
}

/**
 * Renders it once with sample values. Only errors that no value can avoid count here: real rows are
 * tried later.
 */
function faultOfSample(
  engine: Engine,
  template: Template[],
  names: readonly string[],
): TemplateUse['error'] {
  try {
    engine.fill(template, sampleScope(names));
    return null;
  } catch (error) {
    const fault = asFault(error);
    if (limitReached(error) !== null) return fault;
    return fault.message.includes(CLOCK_REFUSED) ? { ...fault, message: CLOCK_REFUSED } : null;
  }
}

/** An object in which each name, also a dotted one, leads to a text. */
function sampleScope(names: readonly string[]): object {
  const scope = Object.create(null) as Record<string, unknown>;
  for (const name of [...names].sort((a, b) => a.length - b.length)) {
    const parts = name.split('.');
    let level = scope;
    parts.forEach((part, index) => {
      if (index === parts.length - 1) level[part] ??= 'x';
      else
        level = (
          typeof level[part] === 'object'
            ? level[part]
            : (level[part] = Object.create(null) as object)
        ) as Record<string, unknown>;
    });
  }
  return scope;
}
