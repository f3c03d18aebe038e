/** Opens an OpenDocument spreadsheet (ODF 1.3): its sheets, and the rows of each as a stream. */
import { encrypted, type Archive } from './open-archive.ts';
import { attribute, readAllXml, type XmlHandler } from './read-xml.ts';
import { readOdsRows } from './read-ods-rows.ts';
import type { MergedCells } from './sheet-row.ts';
import type { Workbook } from './workbook.ts';

/** Throws Failure `workbook_damaged`, `workbook_too_large`, `workbook_encrypted`. */
export async function openOds(path: string, archive: Archive): Promise<Workbook> {
  const manifest = await readAllXml(
    path,
    archive.read('META-INF/manifest.xml'),
    namesOf('encryption-data'),
  );
  if (manifest.length > 0) throw encrypted(path);
  const tables = await readAllXml(path, archive.read('content.xml'), tablesHandler());
  return {
    format: 'ods',
    sheets: tables.map(({ name, isHidden }, number) => {
      const merged: MergedCells[] = [];
      return {
        name,
        isHidden,
        merged,
        rows: () => {
          merged.length = 0;
          return readOdsRows(path, archive.read('content.xml'), { number, merged });
        },
      };
    }),
    hasMacros: archive
      .names()
      .some((name) => /^(?:Basic|Scripts)\/.+\.(?:xml|py|js|bsh)$/.test(name)),
  };
}

function namesOf(wanted: string): XmlHandler<true> {
  let found = 0;
  return {
    open(name) {
      if (name === wanted) found++;
    },
    close: () => undefined,
    text: () => undefined,
    take() {
      const taken = found > 0 ? [true as const] : [];
      found = 0;
      return taken;
    },
  };
}

type Table = { name: string; isHidden: boolean };

/** The sheets and whether they are shown, which their style says. */
function tablesHandler(): XmlHandler<Table> {
  const hiddenStyles = new Set<string>();
  let style = '';
  let depth = 0;
  let done: Table[] = [];
  return {
    open(name, attributes) {
      if (name === 'style') style = attribute(attributes, 'name') ?? '';
      else if (name === 'table-properties' && attribute(attributes, 'display') === 'false')
        hiddenStyles.add(style);
      else if (name === 'table' && depth++ === 0)
        done.push({
          name: attribute(attributes, 'name') ?? '',
          isHidden: hiddenStyles.has(attribute(attributes, 'style-name') ?? ''),
        });
    },
    close(name) {
      if (name === 'table') depth--;
    },
    text: () => undefined,
    take() {
      const taken = done;
      done = [];
      return taken;
    },
  };
}
