/**
 * Prints the document or writes it to a file: json for programs, text for people, with the same
 * data.
 */
import { extname, resolve } from 'node:path';
import type { Failure } from '../../domain/failure.ts';
import { openOutputFile } from './output-file.ts';
import { usage } from './parse.ts';
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
    else process.stdout.write(await render(envelope, answer, format));
    return;
  }
  const format = formatOf(common);
  const path = resolve(common.output);
  const content = (await piecesOf(answer, envelope, format)) ?? [
    await render(envelope, answer, format),
  ];
  await writeAtomically(path, content, common.force);
  const note = { ...envelope, data: { output: path, format, ...answer.brief } };
  process.stdout.write(
    process.stdout.isTTY && common.format === undefined
      ? visiblePage(`Wrote ${path}\n`)
      : visibleJson(`${JSON.stringify(note, null, 2)}\n`),
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

async function render(
  envelope: Envelope,
  answer: Answer | null,
  format: Format,
): Promise<string | Uint8Array> {
  if (format === 'json' || (!answer && format !== 'text'))
    return visibleJson(`${JSON.stringify(envelope, null, format === 'json' ? 2 : 0)}\n`);
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
  return visiblePage(renderText(envelope, own?.() ?? null));
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
