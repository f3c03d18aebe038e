/** Opens a prospects list by what it contains: CSV in any encoding, an Excel or ODF workbook. */
import { open } from 'node:fs/promises';
import { kindOfList } from './list-kind.ts';
import { openCsv } from './read-csv.ts';
import { refuseUnreadable } from './readable.ts';
import type { ListOptions, ProspectsFile } from '../domain/campaigns/prospect-row.ts';

const MAX_BYTES = 4_000_000_000;
const HEAD = 65_536;

export const AS_IT_IS: ListOptions = { map: [], sheet: null, encoding: null };

/**
 * Reads the whole file once, so that a fault is found before a row is used, and its column names.
 * Throws Failure: those of `refuseUnreadable`, `kindOfList`, `openCsv` and `readWorkbook`.
 */
export async function readProspectsFile(
  path: string,
  options: ListOptions = AS_IT_IS,
): Promise<ProspectsFile> {
  await refuseUnreadable(path, { what: 'prospects file', maxBytes: MAX_BYTES, twice: true });
  const head = await readHead(path);
  if (kindOfList(head, path) === 'text') return openCsv(path, head, options);
  const { readWorkbook } = await import('./workbooks/read-workbook.ts');
  return readWorkbook(path, options);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
