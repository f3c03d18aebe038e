/** Reads a JSON file from disk and checks its size, encoding and syntax. */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { Failure } from '../domain/failure.ts';
import { looksLikeUtf16 } from './text/utf8.ts';
import { refuseUnreadable } from './readable.ts';
import { scanJson } from './scan-json.ts';
import type { JsonFault } from './scan-json.ts';

const MAX_BYTES = 5_000_000;

/**
 * The JSON value of the file, not yet checked against its schema. `what` names the kind of file, and
 * `start` what to begin with. Throws Failure: `file_not_found`,
 * `file_unreadable`, `file_too_large`, `invalid_encoding`, `invalid_json`, `duplicate_key`.
 */
export async function readJsonFile(
  path: string,
  { what, start }: { what: string; start: string },
): Promise<unknown> {
  await refuseUnreadable(path, { what, maxBytes: MAX_BYTES });
  const bytes = await readFile(path);
  if (looksLikeUtf16(bytes) || !isUtf8(bytes)) {
    throw new Failure({
      code: 'invalid_encoding',
      exit: 'invalidData',
      message: `${path} is not UTF-8 text${looksLikeUtf16(bytes) ? ' (it looks like UTF-16)' : ''}.`,
      hint: 'Save it again as UTF-8.',
      details: { path },
    });
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (text.trim() === '') {
    throw new Failure({
      code: 'invalid_json',
      exit: 'invalidData',
      message: `${path} is empty.`,
      hint: `Begin with ${start}.`,
      details: { path },
    });
  }
  const scan = scanJson(text);
  if (!scan.ok) throw jsonFailure(path, scan.fault);
  return scan.value;
}

function jsonFailure(path: string, fault: JsonFault): Failure {
  const { line, column, detail } = fault;
  const where = `line ${line}, column ${column}`;
  const details = { path, line, column };
  switch (fault.kind) {
    case 'duplicate_key':
      return new Failure({
        code: 'duplicate_key',
        exit: 'invalidData',
        message: `${path} has the key ${JSON.stringify(detail)} twice in one object (${where}).`,
        hint: 'Keep one of the two: which of them counts is undefined.',
        details,
      });
    case 'forbidden_key':
      return new Failure({
        code: 'invalid_json',
        exit: 'invalidData',
        message: `${path} has the key ${JSON.stringify(detail)} (${where}), which is never valid.`,
        hint: 'Remove it.',
        details,
      });
    case 'too_deep':
      return new Failure({
        code: 'invalid_json',
        exit: 'invalidData',
        message: `${path} is nested deeper than ${detail} (${where}).`,
        hint: 'Check the brackets: no file of this skill needs more than five levels.',
        details,
      });
    case 'syntax':
      return new Failure({
        code: 'invalid_json',
        exit: 'invalidData',
        message: `${path} is not valid JSON: expected ${detail} at ${where}.`,
        hint: 'JSON has no comments, no trailing commas, and only double quotes.',
        details,
      });
  }
}
