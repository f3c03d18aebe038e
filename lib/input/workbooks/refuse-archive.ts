/** Refuses ZIP archives that are not a workbook that can be read, with what helps. */
import { Failure } from '../../domain/failure.ts';
import type { Archive } from './open-archive.ts';

const SHOWN = 20;

/** Throws Failure `workbook_binary`, `list_format`. */
export function refuseArchive(path: string, archive: Archive): void {
  const names = archive.names();
  const refuse = (what: string, hint: string, code = 'list_format'): Failure =>
    new Failure({
      code,
      exit: 'invalidData',
      message: `${path} is ${what}.`,
      hint,
      details: { path },
    });
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name)))
    throw refuse(
      'a binary workbook (.xlsb)',
      'Open it in Excel and save it as .xlsx.',
      'workbook_binary',
    );
  if (archive.has('content.xml') || archive.has('_rels/.rels')) {
    if (names.some((name) => /^(?:word|ppt)\//.test(name)))
      throw refuse(
        'a text document or a presentation, not a workbook',
        'Copy its table into a spreadsheet and save it as .xlsx.',
      );
    return;
  }
  if (names.some((name) => name.endsWith('.iwa')))
    throw refuse('a Numbers document', 'Export it from Numbers: File, Export To, Excel (or CSV).');
  const inside = names.filter((name) => /\.(?:csv|xlsx|ods|txt)$/i.test(name)).length;
  throw refuse(
    `a packed archive${inside > 0 ? ` with ${inside} ${inside === 1 ? 'list' : 'lists'} inside` : ''}`,
    'Unpack it first, and name the list in it.',
  );
}

/** `asked` null: only hidden sheets have an address column. */
export function sheetUnknown(
  path: string,
  names: readonly string[],
  asked: string | null,
): Failure {
  const shown = names.slice(0, SHOWN).map((name) => JSON.stringify(name.slice(0, 60)));
  return new Failure({
    code: 'sheet_unknown',
    exit: asked === null ? 'invalidData' : 'usage',
    message:
      asked === null
        ? `No visible sheet of ${path} has an address column, but a hidden one has.`
        : `${path} has no sheet ${JSON.stringify(asked.slice(0, 60))}.`,
    hint: `Its sheets are ${shown.join(', ')}${names.length > SHOWN ? ' and more' : ''}. Name one: --sheet NAME`,
    details: { path, sheets: names.length },
  });
}
