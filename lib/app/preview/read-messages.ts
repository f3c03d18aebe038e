/** Reads composed messages as their recipients will: what is empty, and what is wrong. */
import { digestMessage, type Hash } from '../../core/approval/digest.ts';
import { fieldsRead, insteadOf } from '../../core/preview/fields-read.ts';
import { checkLetter, findingOfFault } from '../../core/preview/findings/check-letter.ts';
import { languageOf } from '../../core/text/language-of.ts';
import type { Finding } from '../../core/preview/findings/finding.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { ComposedMessage } from '../../domain/sending/upcoming.ts';

/** `instead`: the templates' defaults; none: the words around the field are left out. */
type EmptyField = { field: string; instead: string[] };

export type ReadMessage = ComposedMessage & {
  findings: Finding[];
  empty: EmptyField[];
  /** The language of the text, as BCP 47 names it; null: it cannot be told. */
  language: string | null;
  /** What an approval of this message is bound to; null without a day or without a text. */
  digest: string | null;
};

/** `names`: the merge fields that the texts of the campaign read. */
export function createReader(
  campaign: Campaign,
  { names, hash }: { names: readonly string[]; hash: Hash },
): (composed: ComposedMessage) => ReadMessage {
  const known = new Map<string, { templates: string[]; read: string[] }>();
  const textsOf = (step: number, name: string): { templates: string[]; read: string[] } => {
    const key = `${step} ${name}`;
    const variant = campaign.steps[step]?.variants.find((each) => each.name === name);
    const { text, html } = campaign.footer;
    const templates = [variant?.subject, variant?.text, variant?.html, text, html].filter(
      (template) => typeof template === 'string',
    );
    const texts = known.get(key) ?? { templates, read: fieldsRead(templates, names) };
    known.set(key, texts);
    return texts;
  };
  return (composed) => {
    const { message, written, day } = composed;
    const { templates, read } = textsOf(message.step, message.variant);
    const fields = Object.fromEntries(read.map((name) => [name, message.fields[name] ?? '']));
    const empty = read
      .filter((name) => fields[name] === '')
      .map((field) => ({ field, instead: insteadOf(templates, field) }));
    if (!written.ok)
      return {
        ...composed,
        empty,
        findings: [findingOfFault(written.fault)],
        language: null,
        digest: null,
      };
    const { content, tracked } = written;
    return {
      ...composed,
      empty,
      findings: checkLetter({
        ...content,
        step: message.step,
        fields,
        countedLinks: tracked?.links ?? null,
      }),
      language: languageOf(content.text.replace(/https?:\/\/\S{1,2000}|\S{1,64}@\S{1,255}/g, ' ')),
      digest: day === null ? null : digestMessage({ message, content, day }, hash),
    };
  };
}
