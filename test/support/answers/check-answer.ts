/**
 * Checks every document that a script prints in a test against the published schema of its command
 * (schemas/output). `DRAFT_SCHEMAS=1` drafts or widens the schema instead of failing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { hasSchema, readSchema } from './answer-schema.ts';

type Envelope = { $id: string; $defs: { commonErrors: { enum: string[] } } };
export type PrintedAnswer = {
  ok: boolean;
  command: string;
  data?: Record<string, unknown>;
  error?: { code: string };
};

const envelope = readSchema<Envelope>('envelope');
const ajv = new Ajv2020({
  strict: false,
  schemas: [envelope],
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/ },
});
const compiled = new Map<string, ValidateFunction>();

/** `stdout`: what a script printed; texts and lines of events are not documents. */
export async function checkPrinted(stdout: string): Promise<void> {
  if (!/^\{\s*"ok":/.test(stdout)) return;
  let answer: PrintedAnswer;
  try {
    answer = JSON.parse(stdout) as PrintedAnswer;
  } catch {
    // Killed before its end.
    return;
  }
  // Printed before any command was known: the packages are missing.
  if (typeof answer.command !== 'string') return;
  await checkAnswer(answer);
  const file = answer.data?.['output'];
  if (typeof file === 'string' && file.endsWith('.json') && existsSync(file))
    await checkPrinted(readFileSync(file, 'utf8'));
}

/** Throws when the document does not fit; the message says where, and what to do. */
export async function checkAnswer(answer: PrintedAnswer): Promise<void> {
  const problem = problemOf(answer);
  if (problem === null) return;
  if (process.env['DRAFT_SCHEMAS'] === '1') {
    const { draftSchema } = await import('./draft-schema.ts');
    draftSchema(answer, envelope.$defs.commonErrors.enum);
    ajv.removeSchema(`${answer.command}.json`);
    compiled.delete(answer.command);
    const left = problemOf(answer);
    if (left !== null) throw new Error(`The draft does not admit its own answer: ${left}`);
    return;
  }
  throw new Error(
    `${answer.command}: ${problem}. If the answer is right, call the same tests with ` +
      `DRAFT_SCHEMAS=1 and --maxWorkers=1, and read what changed in schemas/output.`,
  );
}

/** Null: the document is as published. */
export function problemOf(answer: PrintedAnswer): string | null {
  if (!hasSchema(answer.command)) {
    // A word that names no command has no schema; the refusal is one of the script.
    return answer.error?.code === 'usage' && answer.ok === false
      ? faultsOf('envelope', answer)
      : 'schemas/output has no schema for it';
  }
  return faultsOf(answer.command, answer);
}

function faultsOf(name: string, answer: PrintedAnswer): string | null {
  const validate =
    compiled.get(name) ??
    (name === 'envelope' ? ajv.getSchema('envelope.json') : ajv.compile(readSchema<object>(name)));
  if (!validate) throw new Error(`no schema called ${name}`);
  compiled.set(name, validate);
  if (validate(answer)) return null;
  const faults = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'anyOf');
  return faults
    .slice(0, 4)
    .map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
    .join('; ');
}
