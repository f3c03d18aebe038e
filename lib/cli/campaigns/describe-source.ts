/** Says where the rows of a list come from: encoding or sheet, and what was left out or assumed. */
import { untrusted } from '../render/untrusted.ts';
import { visible } from '../render/visible.ts';
import type { Warning } from '../runner/command.ts';
import type { ListSource } from '../../domain/campaigns/prospect-row.ts';

const SHOWN_SHEETS = 10;
const SHOWN_LINE = 100;

export function describeSource(source: ListSource): Record<string, unknown> {
  if (source.format === 'csv') {
    const { format, delimiter, encoding, assumedFrom } = source;
    return {
      format,
      delimiter,
      encoding,
      encodingAssumed: assumedFrom !== null,
      ...(assumedFrom && {
        line: assumedFrom.line,
        untrusted: { line: untrusted(assumedFrom.text, SHOWN_LINE).replaceAll('\n', ' ') },
      }),
    };
  }
  const { otherSheets, sheet, ...rest } = source;
  return {
    ...rest,
    sheet: visible(sheet),
    otherSheets: otherSheets.slice(0, SHOWN_SHEETS).map(({ name, ...facts }) => ({
      name: visible(name),
      ...facts,
    })),
    sheets: otherSheets.length + 1,
  };
}

export function warnOfSource(source: ListSource): Warning[] {
  const warnings: Warning[] = [];
  const add = (code: string, message: string): void => void warnings.push({ code, message });
  if (source.format === 'csv') {
    const { assumedFrom, encoding } = source;
    if (assumedFrom !== null)
      add(
        'csv_encoding_assumed',
        `The file is not UTF-8 and does not name its encoding; ${encoding} was assumed. Check line ${assumedFrom.line}, which "list" shows; if its letters are wrong, name the encoding: --encoding NAME.`,
      );
    return warnings;
  }
  const also = source.otherSheets.filter(({ isHidden, hasAddresses }) => hasAddresses && !isHidden);
  if (also.length > 0)
    add(
      'sheet_chosen',
      `Only the sheet ${quoted(source.sheet)} was read, though ${also
        .map(({ name }) => quoted(name))
        .slice(0, SHOWN_SHEETS)
        .join(
          ', ',
        )} ${also.length === 1 ? 'has' : 'have'} addresses too. To read another one: --sheet NAME.`,
    );
  const { hiddenRows, mergedCells } = source;
  if (hiddenRows > 0)
    add(
      'rows_hidden',
      `${hiddenRows} ${hiddenRows === 1 ? 'row is' : 'rows are'} hidden in the sheet, by a filter or by hand, and left out. To have them, show all rows and save the workbook.`,
    );
  if (mergedCells > 0)
    add(
      'cells_merged',
      `${mergedCells} merged ${mergedCells === 1 ? 'cell reaches' : 'cells reach'} over several rows; each of these rows got the value.`,
    );
  if (source.hasMacros)
    add('macros_ignored', 'The workbook has macros. Only its cells were read; nothing was run.');
  return warnings;
}

function quoted(name: string): string {
  return JSON.stringify(visible(name));
}
