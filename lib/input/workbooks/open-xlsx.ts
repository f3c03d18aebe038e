/** Opens an Excel workbook (Office Open XML, ECMA-376): its sheets, texts and number formats. */
import { damaged, type Archive } from './open-archive.ts';
import { formatOf, type NumberFormat } from './number-format.ts';
import { attribute, readAllXml, type Attributes, type XmlHandler } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readXlsxRows } from './read-xlsx-rows.ts';
import type { MergedCells } from './sheet-row.ts';
import type { Workbook } from './workbook.ts';

type Element = { name: string; attributes: Attributes };

/** Throws Failure `workbook_damaged`, `workbook_too_large`. */
export async function openXlsx(path: string, archive: Archive): Promise<Workbook> {
  const elementsOf = (part: string, names: readonly string[]): Promise<Element[]> =>
    readAllXml(path, archive.read(part), elements(names));
  const roots = await elementsOf('_rels/.rels', ['Relationship']);
  const root = roots.find(({ attributes }) => attributes['Type']?.endsWith('/officeDocument'));
  const main = partName('', root?.attributes['Target'] ?? 'xl/workbook.xml');
  if (!archive.has(main)) throw damaged(path, null);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = new Map(
    (await elementsOf(`${folder}_rels/${main.slice(folder.length)}.rels`, ['Relationship'])).map(
      ({ attributes }) => [attributes['Id'] ?? '', attributes] as const,
    ),
  );
  const ofType = (type: string): string | null => {
    const found = [...relations.values()].find(({ Type }) => Type?.endsWith(type));
    return found === undefined ? null : partName(folder, found['Target'] ?? '');
  };
  const written = await elementsOf(main, ['sheet', 'workbookPr']);
  const epoch1904 = written.some(
    ({ name, attributes }) =>
      name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? ''),
  );
  const formats = await readFormats(path, archive, ofType('/styles') ?? `${folder}styles.xml`);
  const texts = await readSharedStrings(
    path,
    archive.read(ofType('/sharedStrings') ?? `${folder}sharedStrings.xml`),
  );
  const sheets = written.flatMap(({ name, attributes }) => {
    const relation = relations.get(attribute(attributes, 'id') ?? '');
    // Chart sheets and dialog sheets have no cells.
    if (name !== 'sheet' || !relation?.['Type']?.endsWith('/worksheet')) return [];
    const part = partName(folder, relation['Target'] ?? '');
    const merged: MergedCells[] = [];
    return [
      {
        name: attributes['name'] ?? '',
        isHidden: (attributes['state'] ?? 'visible') !== 'visible',
        merged,
        rows: () => {
          merged.length = 0;
          return readXlsxRows(path, archive.read(part), { texts, formats, epoch1904, merged });
        },
      },
    ];
  });
  return {
    format: 'xlsx',
    sheets,
    hasMacros: archive.names().some((name) => /vbaProject\.bin$/i.test(name)),
  };
}

/** A target is relative to the folder of the part, or absolute in the archive. */
function partName(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = (folder + target).split('/');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.' && part !== '') kept.push(part);
  }
  return kept.join('/');
}

function elements(names: readonly string[]): XmlHandler<Element> {
  let done: Element[] = [];
  return {
    open(name, attributes) {
      if (names.includes(name)) done.push({ name, attributes });
    },
    close: () => undefined,
    text: () => undefined,
    take() {
      const taken = done;
      done = [];
      return taken;
    },
  };
}

/** The number format of each cell style, in the order in which cells name them. */
async function readFormats(path: string, archive: Archive, part: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isCell = false;
  await readAllXml(path, archive.read(part), {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isCell = true;
      else if (name === 'xf' && isCell) {
        const id = Number(attributes['numFmtId'] ?? 0);
        formats.push(formatOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCell = false;
    },
    text: () => undefined,
    take: () => [],
  });
  return formats;
}
