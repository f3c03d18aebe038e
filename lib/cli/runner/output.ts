/**
 * Prints the document or writes it to a file: json for programs, text for people, with the same
 * data.
 */
import { extname, resolve } from 'node:path';
import type { Failure } from '../../domain/failure.ts';
import { openOutputFile } from './output-file.ts';
import { usage } from './parse.ts';
import { MOST_BYTES } from '../size/most-bytes.ts';
import { visibleJson, visiblePage } from '../render/visible.ts';
import type { Answer } from './command.ts';
import type { CommonValues } from './flags.ts';
import type { Envelope } from './envelope.ts';

export type Format = 'json' | 'text' | 'ndjson' | 'html' | 'md' | 'csv' | 'eml';
const BY_EXTENSION: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.html': 'html',
  '.md': 'md',
  '.csv': 'csv',
  '.txt': 'text',
  '.ndjson': 'ndjson',
  '.eml': 'eml',
};

/** The format that the call names; null when it names none. */
export function namedFormat({ format, output }: CommonValues): Format | null {
  return format ?? (output === undefined ? null : (extensionFormat(output) ?? null));
}

/** Whether an answer to this call is printed as lines. */
export function printsLines(common: CommonValues): boolean {
  return namedFormat(common) === 'ndjson';
}

/** `answer` null: the command failed; its envelope goes to stdout even with --output. */
export async function printDocument(
  envelope: Envelope,
  answer: Answer | null,
  common: CommonValues | null,
): Promise<void> {
  if (!answer || !common?.output || answer.wrote) {
    const format =
      (common?.format as Format | undefined) ??
      answer?.printAs ??
      (process.stdout.isTTY ? 'text' : 'json');
    const pieces = answer && (await piecesOf(answer, envelope, format));
    if (pieces !== null)
      await (await import('../render/write-lines.ts')).writePieces(pieces, process.stdout);
    else {
      const shown = await asRequested(envelope, answer, common);
      process.stdout.write(await render(shown, answer, { format, ...toStdout(common) }));
    }
    return;
  }
  const format = formatOf(common);
  const path = resolve(common.output);
  const content = (await piecesOf(answer, envelope, format)) ?? [
    await render(envelope, answer, { format, most: Infinity, indent: 2 }),
  ];
  await writeAtomically(path, content, common.force);
  const note = { ...envelope, data: { output: path, format, ...answer.brief } };
  process.stdout.write(
    process.stdout.isTTY && common.format === undefined
      ? visiblePage(`Wrote ${path}\n`)
      : visibleJson(`${JSON.stringify(note, null, process.stdout.isTTY ? 2 : 0)}\n`),
  );
}

/** What is written while it is made; null: the answer is one text in this format. */
async function piecesOf(
  answer: Answer,
  envelope: Envelope,
  format: Format,
): Promise<AsyncIterable<string> | null> {
  if (format === 'ndjson')
    return (await import('../render/write-lines.ts')).textOf(linesIn(answer, envelope));
  return format === 'csv' ? (answer.csvPieces ?? null) : null;
}

function linesIn(answer: Answer, envelope: Envelope): NonNullable<Answer['lines']> {
  if (!answer.lines) throw noFormat('ndjson', envelope.command);
  return answer.lines;
}

/** `most`: bytes; `indent`: spaces for each level of JSON. */
type Printing = { format: Format; most: number; indent: number };

/** A program reads compact JSON: it is a third smaller. */
function toStdout(common: CommonValues | null): Omit<Printing, 'format'> {
  return {
    most: common?.full === true ? Infinity : MOST_BYTES,
    indent: process.stdout.isTTY ? 2 : 0,
  };
}

async function asRequested(
  envelope: Envelope,
  answer: Answer | null,
  common: CommonValues | null,
): Promise<Envelope> {
  if (answer?.onRequest === undefined || common?.full === true) return envelope;
  const { withoutOnRequest } = await import('../size/fit-envelope.ts');
  return withoutOnRequest(envelope, answer.onRequest);
}

async function render(
  envelope: Envelope,
  answer: Answer | null,
  { format, most, indent }: Printing,
): Promise<string | Uint8Array> {
  if (format === 'json' || (!answer && format !== 'text')) {
    const write = (document: Envelope): string =>
      visibleJson(`${JSON.stringify(document, null, format === 'json' ? indent : 0)}\n`);
    return fitAs(envelope, write, most);
  }
  if (format === 'eml') {
    if (!answer?.render?.eml) throw noFormat(format, envelope.command);
    return answer.render.eml();
  }
  const own = answer?.render?.[format as Exclude<Format, 'json' | 'ndjson' | 'eml'>];
  if (format !== 'text') {
    if (!own) throw noFormat(format, envelope.command);
    return visiblePage(own());
  }
  const { renderText } = await import('../render/render-text.ts');
  if (!own) return fitAs(envelope, (document) => visiblePage(renderText(document, null)), most);
  const around = Buffer.byteLength(visiblePage(renderText(envelope, '')));
  const { fitText } = await import('../size/fit-text.ts');
  return visiblePage(renderText(envelope, fitText(visiblePage(own()), most - around)));
}

async function fitAs(
  envelope: Envelope,
  write: (envelope: Envelope) => string,
  most: number,
): Promise<string> {
  const whole = write(envelope);
  if (Buffer.byteLength(whole) <= most) return whole;
  const { fitEnvelope } = await import('../size/fit-envelope.ts');
  return write(fitEnvelope(envelope, (each) => Buffer.byteLength(write(each)), most));
}

function formatOf(common: CommonValues): Format {
  const byName = extensionFormat(common.output ?? '');
  if (common.format !== undefined) return common.format as Format;
  if (byName) return byName;
  throw usage(
    `--output must end in one of ${Object.keys(BY_EXTENSION).join(', ')}.`,
    'Example: --output report.json',
    '--output',
  );
}

function extensionFormat(path: string): Format | undefined {
  return BY_EXTENSION[extname(path).toLowerCase()];
}

function noFormat(format: string, command: string): Failure {
  return usage(
    `${command} cannot be rendered as ${format}; expected json or text.`,
    'Leave --format out, or name a .json file.',
    command,
  );
}

/** Writes a whole file. Throws Failure as `openOutputFile`. */
export async function writeAtomically(
  path: string,
  content: Iterable<string | Uint8Array> | AsyncIterable<string>,
  force: boolean,
): Promise<void> {
  const file = openOutputFile(path, force);
  try {
    for await (const piece of content) file.write(piece);
    file.commit();
  } finally {
    file.close();
  }
}
