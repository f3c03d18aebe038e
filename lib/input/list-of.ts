/** Puts a list together: its merge fields with those of whole names, and its rows. */
import type { NamedColumns } from './name-columns.ts';
import type { RowColumns } from './read-row.ts';
import type { ProspectRow, ProspectsFile } from '../domain/campaigns/prospect-row.ts';

/** `sample`: some records below the header. */
export function listOf(
  header: NamedColumns,
  sample: readonly (readonly string[])[],
  file: Pick<ProspectsFile, 'headerLine' | 'linesLeftOut' | 'source'> & {
    rows: (columns: RowColumns) => AsyncIterable<ProspectRow>;
  },
): ProspectsFile {
  const { names, nameColumn, ...columnsRead } = header;
  const hasNames = names.includes('first_name') || names.includes('last_name');
  const email = names.indexOf('email');
  const namesBesideAddresses =
    nameColumn === null && !hasNames && sample.some((record) => hasNameBeside(record[email] ?? ''));
  const derived = nameColumn !== null || namesBesideAddresses ? ['first_name', 'last_name'] : [];
  const named = names.filter((name) => name !== null);
  return {
    columns: [...named, ...derived.filter((name) => !named.includes(name))],
    unnamedColumns: names.flatMap((name, index) => (name === null ? [index + 1] : [])),
    columnsRead,
    headerLine: file.headerLine,
    linesLeftOut: file.linesLeftOut,
    source: file.source,
    rows: {
      [Symbol.asyncIterator]: () =>
        file.rows({ names, nameColumn, namesBesideAddresses })[Symbol.asyncIterator](),
    },
  };
}

/** `Ann Lee <ann@acme.test>` */
function hasNameBeside(cell: string): boolean {
  const open = cell.indexOf('<');
  return open > 0 && cell.slice(0, open).trim() !== '' && cell.includes('@', open);
}
