/** Builds small workbooks as spreadsheet programs write them (Office Open XML, OpenDocument). */
import { ZipFile } from 'yazl';

/** A cell: text, number, nothing, or its XML. */
export type SheetCell = string | number | null | { xml: string };
export type SheetOf = {
  name?: string;
  rows: readonly (readonly SheetCell[])[];
  state?: 'hidden' | 'veryHidden';
  hiddenRows?: readonly number[];
  merged?: readonly string[];
};

export function zipOf(
  parts: Readonly<Record<string, string | Buffer>>,
  options: { compress?: boolean } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, { compress: options.compress ?? true });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on('error', reject);
    zip.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `shared`: the texts in a table of their own, as Excel does; else inside the cells. */
export function xlsxParts(
  sheets: readonly SheetOf[],
  { shared = true, styles = '', date1904 = false, more = {} as Record<string, string> } = {},
): Record<string, string> {
  const texts: string[] = [];
  const cellXml = (cell: SheetCell, place: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'object') return cell.xml.replace('REF', place);
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
    if (!shared) return `<c r="${place}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
    if (!texts.includes(cell)) texts.push(cell);
    return `<c r="${place}" t="s"><v>${texts.indexOf(cell)}</v></c>`;
  };
  const sheetXml = ({ rows, hiddenRows = [], merged = [] }: SheetOf): string =>
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows
      .map((row, at) => {
        const cells = row.map((cell, column) => cellXml(cell, `${columnName(column)}${at + 1}`));
        const hidden = hiddenRows.includes(at + 1) ? ' hidden="1"' : '';
        return `<row r="${at + 1}"${hidden}>${cells.join('')}</row>`;
      })
      .join('')}</sheetData>${
      merged.length === 0
        ? ''
        : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    }</worksheet>`;
  const written = sheets.map(sheetXml);
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escape(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${texts.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(written.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...more,
  };
}

export const xlsxOf = (
  sheets: readonly SheetOf[],
  options: Parameters<typeof xlsxParts>[1] = {},
): Promise<Buffer> => zipOf(xlsxParts(sheets, options));

const TABLE = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';
const OFFICE_ODF = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const TEXT = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0';
const STYLE = 'urn:oasis:names:tc:opendocument:xmlns:style:1.0';

/** As LibreOffice ends each sheet: the rest of it, as one repeated row of one repeated cell. */
const REST =
  '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';

export function odsParts(
  sheets: readonly SheetOf[],
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const cellXml = (cell: SheetCell): string => {
    if (cell === null) return '<table:table-cell/>';
    if (typeof cell === 'object') return cell.xml;
    if (typeof cell === 'number')
      return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
    return `<table:table-cell office:value-type="string"><text:p>${escape(cell)}</text:p></table:table-cell>`;
  };
  const tables = sheets.map(
    ({ name, rows, state, hiddenRows = [] }, at) =>
      `<table:table table:name="${escape(name ?? `Sheet${at + 1}`)}" table:style-name="${state ? 'hid' : 'vis'}"><table:table-column table:number-columns-repeated="20"/>${rows
        .map(
          (row, line) =>
            `<table:table-row${hiddenRows.includes(line + 1) ? ' table:visibility="filter"' : ''}>${row.map(cellXml).join('')}</table:table-row>`,
        )
        .join('')}${REST}</table:table>`,
  );
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
    'content.xml': `${HEAD}<office:document-content xmlns:office="${OFFICE_ODF}" xmlns:table="${TABLE}" xmlns:text="${TEXT}" xmlns:style="${STYLE}"><office:automatic-styles><style:style style:name="vis" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
    ...more,
  };
}

export const odsOf = (
  sheets: readonly SheetOf[],
  more: Readonly<Record<string, string>> = {},
): Promise<Buffer> => zipOf(odsParts(sheets, more));
