/** Decides by its first bytes what a prospects list is; its name says nothing. */
import { Failure } from '../domain/failure.ts';

export type ListKind = 'text' | 'archive';

type Foreign = {
  is(head: Buffer, text: string): boolean;
  what: string;
  fix: string;
  code?: string;
};
const SAVE = 'Open it in a spreadsheet program and save it as .xlsx or as "CSV UTF-8".';

/** Formats that are told apart only to say what helps. */
const FOREIGN: readonly Foreign[] = [
  {
    // The directory of the old container names its streams in UTF-16.
    is: (head) => isOld(head) && head.includes(Buffer.from('EncryptedPackage', 'utf16le')),
    code: 'workbook_encrypted',
    what: 'a workbook that is protected with a password',
    fix: 'Open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password, leave it empty), and save it.',
  },
  {
    is: isOld,
    code: 'workbook_old',
    what: 'a workbook in the old binary format (.xls)',
    fix: 'Open it in Excel or LibreOffice and save it as .xlsx.',
  },
  {
    is: (head) => head.subarray(0, 5).toString('latin1') === '%PDF-',
    what: 'a PDF',
    fix: 'Export the list itself from the program that has it, as .xlsx or CSV.',
  },
  {
    is: (head) => head[0] === 0x1f && head[1] === 0x8b,
    what: 'a file packed with gzip',
    fix: 'Unpack it first: gunzip FILE',
  },
  {
    is: (head) => /^(?:7z\xbc\xaf|Rar!)/.test(head.subarray(0, 4).toString('latin1')),
    what: 'a packed archive',
    fix: 'Unpack it first, and name the list in it.',
  },
  {
    is: (_, text) => /^(?:<!doctype html|<html|<table|<meta|<style|<head)/i.test(text),
    what: 'a web page (many programs export one as .xls)',
    fix: SAVE,
  },
  { is: (_, text) => /^<\?xml/.test(text), what: 'an XML file', fix: SAVE },
  {
    is: (_, text) => /^BEGIN:VCARD/i.test(text),
    what: 'a vCard file (.vcf)',
    fix: 'Export the contacts as CSV.',
  },
  {
    is: (_, text) => /^\{\\rtf/.test(text),
    what: 'a text document (RTF)',
    fix: 'Copy its table into a spreadsheet and save it as .xlsx.',
  },
  {
    is: (_, text) => /^(?:\[\s*[{[]|\{\s*")/.test(text),
    what: 'a JSON file',
    fix: 'Convert it to CSV with a line of column names, e.g. email,first_name,company.',
  },
];

/** Throws Failure `csv_empty`, `list_format`, `workbook_old`, `workbook_encrypted`. */
export function kindOfList(head: Buffer, path: string): ListKind {
  if (head.length === 0) throw emptyFile(path);
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'archive';
  const text = head
    .subarray(0, 500)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  const foreign = FOREIGN.find(({ is }) => is(head, text));
  if (foreign === undefined) return 'text';
  throw new Failure({
    code: foreign.code ?? 'list_format',
    exit: 'invalidData',
    message: `${path} is ${foreign.what}, not a list in .xlsx, .ods or CSV.`,
    hint: foreign.fix,
    details: { path },
  });
}

/** The container of .xls, and of a workbook with a password (MS-CFB). */
function isOld(head: Buffer): boolean {
  return head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
}

export function emptyFile(path: string): Failure {
  return new Failure({
    code: 'csv_empty',
    exit: 'invalidData',
    message: `${path} is empty.`,
    hint: 'Its first line must hold the column names, e.g. email,first_name,company.',
    details: { path },
  });
}
