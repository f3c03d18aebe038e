/** Reads a file of addresses: one a line, or a CSV with an email column. */
import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../../domain/failure.ts';
import { readProspectsFile } from '../../../input/read-prospects-file.ts';
import { errorCode } from '../../../domain/thrown.ts';

const MOST_BYTES = 20_000_000;
const MOST_PEOPLE = 100_000;

/** As they stand in the file. Throws Failure `addresses_unreadable`, `addresses_empty` and those of CSV. */
export async function readAddresses(path: string): Promise<string[]> {
  const text = await read(path);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const plain = lines.filter((line) => line !== '');
  const addresses = /^[^@]*\b(e-?mail)\b/i.test(plain[0] ?? '') ? await ofColumn(path) : plain;
  if (addresses.length > 0 && addresses.length <= MOST_PEOPLE) return addresses;
  throw new Failure({
    code: 'addresses_empty',
    exit: 'invalidData',
    message: `${JSON.stringify(path)} has ${addresses.length} addresses; expected 1 to ${MOST_PEOPLE}.`,
    hint: 'One address a line, or a CSV whose first line names an email column.',
  });
}

async function ofColumn(path: string): Promise<string[]> {
  const file = await readProspectsFile(path);
  const addresses: string[] = [];
  for await (const { email, emailAsWritten } of file.rows) addresses.push(email ?? emailAsWritten);
  return addresses.filter((address) => address.trim() !== '');
}

async function read(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > MOST_BYTES) throw unreadable(path, 'it is larger than 20 MB');
    return await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, errorCode(error) ?? 'unknown');
  }
}

function unreadable(path: string, why: string): Failure {
  return new Failure({
    code: 'addresses_unreadable',
    exit: 'notFound',
    message: `${JSON.stringify(path)} cannot be read (${why}); expected a file with one address a line.`,
    hint: 'Check the path.',
  });
}
