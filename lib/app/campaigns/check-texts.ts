/**
 * Renders the texts of a campaign for real prospects before anything is written: those at the head
 * of the file, and those already enrolled.
 */
import { describeFailedText, type TriedText } from '../../core/campaigns/describe-failed-text.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProspectRow } from '../../domain/campaigns/prospect-row.ts';
import type { InputPort } from './prepare-campaign.ts';
import type { PersonToWrite } from '../../domain/campaigns/prospect.ts';

/** Rows from the head of the file. Later rows are tried when they are judged. */
const MOST_ROWS = 200;

/**
 * Returns the texts that cannot be rendered. `problems`: a text fails for every prospect, so the
 * campaign must not start. `warnings`: a text fails for some enrolled prospects; it would hold the
 * campaign when their message is due.
 */
export async function checkTexts(
  port: InputPort,
  campaign: Campaign,
  prospects: string | null,
): Promise<{ problems: Problem[]; warnings: Problem[] }> {
  const templates = await port.prepareTemplates(campaign);
  const listed =
    prospects === null ? [] : await headOf((await port.readProspectsFile(prospects)).rows);
  const enrolled = port.peopleToWrite(campaign.id);
  // Prospects that lack a field are reported elsewhere.
  const tried = [
    ...listed.filter(({ fields }) => templates.missingFields(fields).length === 0),
    ...enrolled,
  ];
  const texts = new Map<string, TriedText>();
  for (const person of tried) {
    for (const failed of templates.tryTexts(person.fields, person.step)) {
      const key = `${failed.step} ${failed.variant} ${failed.part ?? ''} ${failed.reason} ${failed.field ?? ''}`;
      const text = texts.get(key) ?? {
        failed,
        people: [],
        tried: tried.filter(({ step }) => step <= failed.step).length,
      };
      texts.set(key, text);
      text.people.push(person.email);
    }
  }
  const found = [...texts.values()];
  const forAll = found.filter(({ people, tried: of }) => people.length === of);
  const known = new Set(enrolled.map(({ email }) => email));
  const forSome = found
    .filter((text) => !forAll.includes(text))
    .map((text) => ({ ...text, people: text.people.filter((email) => known.has(email)) }));
  return {
    problems: forAll.map(describeFailedText),
    warnings: forSome.filter(({ people }) => people.length > 0).map(describeFailedText),
  };
}

async function headOf(rows: AsyncIterable<ProspectRow>): Promise<PersonToWrite[]> {
  const head: PersonToWrite[] = [];
  for await (const { email, fields } of rows) {
    if (email !== null) head.push({ email, fields, step: 0 });
    if (head.length === MOST_ROWS) break;
  }
  return head;
}
