/** Reads labels for many responses from CSV, NDJSON or a JSON list, and names each faulty line. */
import { INTENTS, type Intent } from '../domain/responses/response.ts';
import { thrownField } from '../domain/thrown.ts';
import type { Problem } from '../domain/problem.ts';

type LabelLine = { line: number; responseId: number; intent: Intent };

/** `skipped`: lines with an empty label, as in a list of replies that is only partly filled in. */
export type LabelsRead = { lines: LabelLine[]; skipped: number; problems: Problem[] };

/** A line as it stands in the file, before it is checked. */
type Raw = { where: string; line: number; id: unknown; intent: unknown };

const ID_NAMES: ReadonlySet<string> = new Set(['responseid', 'response', 'id']);
/** In a list of replies, `intent` is what the rules say and `label` what the operator says. */
const LABEL_NAMES = ['label', 'intent'];
const EXAMPLE = 'a first line responseId,intent and lines such as 17,interested';
const SHOWN = 80;

/** More labels hold the lock of the state file for longer than other commands wait. */
export const MOST_LABELS = 2_000;

export async function readLabels(text: string): Promise<LabelsRead> {
  const content = text.replace(/^\ufeff/, '');
  const opening = content.trimStart().charAt(0);
  const raws =
    opening === '['
      ? readList(content)
      : opening === '{'
        ? readJsonLines(content)
        : await readCsv(content);
  const read: LabelsRead = { lines: [], skipped: 0, problems: [] };
  if (!Array.isArray(raws)) return { ...read, problems: [raws] };
  if (raws.length > MOST_LABELS)
    return {
      ...read,
      problems: [
        {
          path: '',
          received: `${raws.length} labels`,
          expected: `at most ${MOST_LABELS}`,
          try: 'a file for each part',
        },
      ],
    };
  const known = new Map<number, LabelLine>();
  for (const raw of raws) checkLine(raw, { read, known });
  if (raws.length === 0 && read.problems.length === 0)
    read.problems.push({ path: '', received: 'empty', expected: 'labels', try: EXAMPLE });
  return read;
}

function checkLine(
  { where, line, id, intent }: Raw,
  { read, known }: { read: LabelsRead; known: Map<number, LabelLine> },
): void {
  const { problems } = read;
  const word = typeof intent === 'string' ? intent.trim().toLowerCase() : intent;
  if (word === '' || word === null || word === undefined) {
    read.skipped++;
    return;
  }
  const responseId = typeof id === 'string' && /^\d{1,15}$/.test(id.trim()) ? Number(id) : id;
  const isId = Number.isSafeInteger(responseId) && (responseId as number) > 0;
  const isIntent = (INTENTS as readonly unknown[]).includes(word);
  if (!isId)
    problems.push({
      path: `${where}: responseId`,
      received: show(id),
      expected: 'the id of a response',
      try: 'an id that replies lists, such as 17',
    });
  if (!isIntent)
    problems.push({
      path: `${where}: intent`,
      received: show(intent),
      expected: `one of ${INTENTS.join(', ')}`,
      try: 'one of these words as it stands',
    });
  if (!isId || !isIntent) return;
  const labelled = { line, responseId: responseId as number, intent: word as Intent };
  const earlier = known.get(labelled.responseId);
  if (earlier !== undefined && earlier.intent !== labelled.intent)
    problems.push({
      path: `${where}: intent`,
      received: `${labelled.intent}, while line ${earlier.line} says ${earlier.intent}`,
      expected: `one label for response ${labelled.responseId}`,
      try: 'removing one of the two lines',
    });
  if (earlier !== undefined) return;
  known.set(labelled.responseId, labelled);
  read.lines.push(labelled);
}

function readJsonLines(content: string): Raw[] | Problem {
  const raws: Raw[] = [];
  for (const [index, text] of content.split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const value = parseJson(text);
    if (!isObject(value))
      return {
        path: `line ${line}`,
        received: show(text),
        expected: 'a JSON object on one line',
        try: '{"responseId":17,"intent":"interested"}',
      };
    raws.push(rawOf(value, `line ${line}`, line));
  }
  return raws;
}

function readList(content: string): Raw[] | Problem {
  const value = parseJson(content);
  if (!Array.isArray(value) || !value.every(isObject))
    return {
      path: '',
      received: 'not a JSON list of objects',
      expected: 'a list of objects',
      try: '[{"responseId":17,"intent":"interested"}]',
    };
  return value.map((one, index) => rawOf(one, `entry ${index + 1}`, index + 1));
}

function rawOf(value: Record<string, unknown>, where: string, line: number): Raw {
  return {
    where,
    line,
    id: value['responseId'],
    intent: Object.hasOwn(value, 'label') ? value['label'] : value['intent'],
  };
}

async function readCsv(content: string): Promise<Raw[] | Problem> {
  if (content.trim() === '') return [];
  const { parse } = await import('csv-parse/sync');
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(content, {
      delimiter: [',', ';', '\t'],
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as typeof records;
  } catch (error) {
    const line = thrownField(error, 'lines');
    return {
      path: typeof line === 'number' ? `line ${line}` : '',
      received: 'not readable as CSV',
      expected: 'every quote closed',
      try: EXAMPLE,
    };
  }
  const [header, ...rows] = records;
  const names = (header?.record ?? []).map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const idAt = names.findIndex((name) => ID_NAMES.has(name));
  const labelAt = LABEL_NAMES.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  if (idAt < 0 || labelAt < 0)
    return {
      path: 'line 1',
      received: show((header?.record ?? []).join(',')),
      expected: 'the columns responseId and intent',
      try: EXAMPLE,
    };
  return rows.map(({ record, info }) => ({
    where: `line ${info.lines}`,
    line: info.lines,
    id: record[idAt],
    intent: record[labelAt],
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === undefined || value === '') return 'nothing';
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
