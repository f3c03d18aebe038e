/** What a shape of a list is, and the two people that most of them hold. */
import type { SheetCell } from '../../support/workbooks.ts';
import type { ListOptions } from '../../../lib/domain/campaigns/prospect-row.ts';

/** `first last <email> company|country` of each row; only what the list tells. */
export type Shape = {
  name: string;
  file: string | Buffer | Promise<Buffer>;
  options?: Partial<ListOptions>;
} & ({ people: readonly string[] } | { refused: string; hint?: RegExp });

export const EXCEL: SheetCell[][] = [
  ['Email', 'First Name', 'Last Name', 'Company', 'Country'],
  ['ann@lumen.com', 'Ann', 'Lee', 'Lumen', 'US'],
  ['bob@acme.com', 'Bob', 'Ray', 'Acme', 'DE'],
];
export const BOTH = ['Ann Lee <ann@lumen.com> Lumen US', 'Bob Ray <bob@acme.com> Acme DE'];
export const csvOf = (
  rows: readonly (readonly SheetCell[])[],
  delimiter = ',',
  end = '\n',
): string => rows.map((row) => row.join(delimiter) + end).join('');
