/**
 * Compiles a campaign's templates once and fills them for one prospect at a time: subject, text,
 * HTML, footer.
 */
import { limitReached } from './bounded-fill.ts';
import { asFault, createEngines, globalNames, parseTemplate, undefinedVariable } from './liquid.ts';
import { rendersWithout } from './inspect-templates.ts';
import { appendFooter } from './append-footer.ts';
import { createSimpleFill, type SimpleFill } from './simple-fill.ts';
import type { Engine, Engines } from './liquid.ts';
import type { Template } from 'liquidjs';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { FailedText, TextFault } from '../../../domain/campaigns/text-fault.ts';

export type RenderRequest = {
  /** Index of the step, from 0. */
  step: number;
  variant: string;
  /** Merge fields; an empty one counts as absent. */
  fields: Readonly<Record<string, string>>;
  sender: { name: string; email: string };
  /** The link of this recipient; null if the campaign has none. */
  unsubscribeUrl: string | null;
  /** Subject of the first message as sent, for a step in its thread. */
  threadSubject: string | null;
};
type Rendered = { subject: string; text: string; html: string | null };
export type RenderResult = { ok: true; mail: Rendered } | { ok: false; fault: TextFault };

export type MailTemplates = {
  render(request: RenderRequest): RenderResult;
  /**
   * Missing fields without which some variant of some step cannot be rendered for this prospect.
   */
  missingFields(fields: Readonly<Record<string, string>>): { step: number; field: string }[];
  /** The merge fields that at least one template reads. */
  fieldNames: readonly string[];
  /** Renders every variant of every step from `from` on for one person; returns the failures. */
  tryTexts(fields: Readonly<Record<string, string>>, from: number): FailedText[];
};

type Part = {
  engine: Engine;
  /** Null where the template has more in it than names. */
  simple: SimpleFill | null;
  template: Template[];
  names: string[];
  required: string[];
  usesUnsubscribe: boolean;
};
type Prepared = { subject: Part; text: Part; html: Part | null };

/** Values unknown before sending; the first message of a thread has a subject. */
const SAMPLE = {
  sender: { name: 'Ann Lee', email: 'ann@example.com' },
  unsubscribeUrl: 'https://example.com/unsubscribe',
  threadSubject: 'x',
};
const BUILT_IN = new Set(['sender', 'campaign', 'unsubscribe_url']);
const MAX_SUBJECT = 200;
const MAX_BODY = 300_000;

/**
 * The campaign's templates have passed `inspectTemplates`; throws if one does not parse, which is a
 * bug.
 */
export async function prepareTemplates(campaign: Campaign): Promise<MailTemplates> {
  const engines = await createEngines();
  const steps = campaign.steps.map((step) => ({
    threaded: step.threaded,
    variants: new Map(step.variants.map((variant) => [variant.name, preparedOf(engines, variant)])),
  }));
  const footer = {
    text: campaign.footer.text === null ? null : partOf(engines.text, campaign.footer.text),
    html: campaign.footer.html === null ? null : partOf(engines.html, campaign.footer.html),
  };

  const unsubscribes = campaign.unsubscribe.https !== null || campaign.unsubscribe.mailto !== null;
  const names = new Set(
    [
      ...steps.flatMap(({ variants }) =>
        [...variants.values()].flatMap(({ subject, text, html }) => [subject, text, html]),
      ),
      footer.text,
      footer.html,
    ].flatMap((part) => part?.names ?? []),
  );

  function render(request: RenderRequest): RenderResult {
    const step = steps[request.step];
    const prepared = step?.variants.get(request.variant);
    if (step === undefined || prepared === undefined)
      return failed('render_failed', null, 'the campaign file has no such step or variant');
    const scope = scopeOf(request, campaign);
    let at: TextFault['part'] = null;
    const write = (part: Part, name: TextFault['part']): string => {
      at = name;
      return fill(part, scope);
    };
    try {
      const subject = step.threaded
        ? replySubject(request.threadSubject ?? '')
        : oneLine(write(prepared.subject, 'subject'));
      const body = {
        text: write(prepared.text, 'text'),
        html: prepared.html === null ? null : write(prepared.html, 'html'),
      };
      const mail = appendFooter(body, {
        text: footer.text === null ? null : write(footer.text, 'footer.text'),
        html: footer.html === null ? null : write(footer.html, 'footer.html'),
        unsubscribeUrl: request.unsubscribeUrl,
        linkedInText: prepared.text.usesUnsubscribe || footer.text?.usesUnsubscribe === true,
        linkedInHtml:
          prepared.html?.usesUnsubscribe === true ||
          footer.html?.usesUnsubscribe === true ||
          (footer.html === null && footer.text?.usesUnsubscribe === true),
      });
      if (subject === '') return failed('empty_subject', 'subject');
      if (body.text.trim() === '') return failed('empty_text', 'text');
      const length = mail.text.length + (mail.html?.length ?? 0);
      if (length > MAX_BODY)
        return failed(
          'too_long',
          null,
          `${length} characters; text and HTML may have ${MAX_BODY} together`,
        );
      return { ok: true, mail: { subject, ...mail } };
    } catch (error) {
      return { ok: false, fault: { ...faultOf(error), part: at } };
    }
  }

  return {
    render,
    fieldNames: [...names],
    tryTexts(fields, from) {
      return steps.flatMap(({ variants }, step) =>
        step < from
          ? []
          : [...variants.keys()].flatMap((variant) => {
              const result = render({
                ...SAMPLE,
                unsubscribeUrl: unsubscribes ? SAMPLE.unsubscribeUrl : null,
                step,
                variant,
                fields,
              });
              return result.ok ? [] : [{ step, variant, ...result.fault }];
            }),
      );
    },
    missingFields(fields) {
      // Nearly all people have every field that is read.
      if ([...names].every((name) => (fields[name] ?? '') !== '')) return [];
      return steps.flatMap(({ variants }, step) => {
        const parts = [...variants.values()].flatMap(({ subject, text, html }) => [
          subject,
          text,
          ...(html === null ? [] : [html]),
        ]);
        const missing = new Set(
          [...parts, footer.text, footer.html].flatMap((part) =>
            part === null ? [] : missingIn(part, fields, campaign),
          ),
        );
        return [...missing].map((field) => ({ step, field }));
      });
    },
  };
}

function preparedOf(
  engines: Engines,
  variant: { subject: string; text: string; html: string | null },
): Prepared {
  return {
    subject: partOf(engines.text, variant.subject),
    text: partOf(engines.text, variant.text),
    html: variant.html === null ? null : partOf(engines.html, variant.html),
  };
}

function partOf(engine: Engine, text: string): Part {
  const parsed = parseTemplate(engine, text);
  if (!parsed.ok) throw new TypeError('a template that was not validated');
  const all = globalNames(engine, parsed.template);
  const names = all.filter((name) => !BUILT_IN.has(name.split('.')[0] ?? ''));
  return {
    engine,
    simple: createSimpleFill(text, engine.escapes),
    template: parsed.template,
    names,
    usesUnsubscribe: all.includes('unsubscribe_url'),
    required: names.filter(
      (name) => !rendersWithout(engine, parsed.template, { names: all, without: name }),
    ),
  };
}

/**
 * Only a prospect without an optional field needs a trial rendering: some branch may need the
 * field.
 */
function missingIn(
  part: Part,
  fields: Readonly<Record<string, string>>,
  campaign: Campaign,
): string[] {
  const absent = part.names.filter((name) => (fields[name] ?? '') === '');
  if (absent.length === 0) return [];
  const required = part.required.filter((name) => absent.includes(name));
  if (required.length > 0) return required;
  try {
    fill(
      part,
      scopeOf({ fields, sender: { name: 'x', email: 'x' }, unsubscribeUrl: 'x' }, campaign),
    );
    return [];
  } catch (error) {
    const field = undefinedVariable(error);
    return field === null ? [] : [field];
  }
}

/** Empty cells are omitted, so that `if`, `default` and strict mode see them as absent. */
function scopeOf(
  request: Pick<RenderRequest, 'fields' | 'sender' | 'unsubscribeUrl'>,
  campaign: Campaign,
): object {
  const scope = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(request.fields)) if (value !== '') scope[name] = value;
  scope['sender'] = { ...request.sender };
  scope['campaign'] = { name: campaign.name };
  if (request.unsubscribeUrl === null) delete scope['unsubscribe_url'];
  else scope['unsubscribe_url'] = request.unsubscribeUrl;
  return scope;
}

function fill(part: Part, scope: object): string {
  return part.simple?.(scope) ?? part.engine.fill(part.template, scope);
}

function failed(
  reason: TextFault['reason'],
  part: TextFault['part'],
  detail: string | null = null,
): RenderResult {
  return { ok: false, fault: { reason, part, field: null, detail } };
}

function faultOf(error: unknown): Omit<TextFault, 'part'> {
  const field = undefinedVariable(error);
  if (field !== null) return { reason: 'missing_field', field, detail: null };
  const { message, line, column } = asFault(error);
  return {
    reason: limitReached(error) === 'length' ? 'too_long' : 'render_failed',
    field: null,
    detail: `${message} (line ${line}, column ${column})`,
  };
}

/** A subject is one header line: no cell can begin another (RFC 5322 2.2). */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  const line = text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return [...line].slice(0, MAX_SUBJECT).join('').trim();
}

function replySubject(subject: string): string {
  const line = oneLine(subject);
  return line === '' || /^re:/i.test(line) ? line : `Re: ${line}`;
}
