/** The flags by which a prospects list is read and its findings are kept, and the files of them. */
import { FIXES } from '../../core/campaigns/prospects/explain-finding.ts';
import { renderRow } from '../render/csv.ts';
import { openOutputFile, type OutputFile } from '../runner/output-file.ts';
import { quote } from '../runner/call-again.ts';
import { usage } from '../runner/parse.ts';
import type { Flags, Values } from '../runner/flags.ts';
import type { Answer, Context } from '../runner/command.ts';
import type { ListWiring } from '../wiring/campaigns/wire-input.ts';
import type { FoundInRow } from '../../core/campaigns/prospects/quality-report.ts';
import type { ProspectRow, ProspectsFile } from '../../domain/campaigns/prospect-row.ts';

export const listReadingFlags = {
  map: {
    kind: 'texts',
    about: 'Which column is which field, where its name does not tell; may be repeated',
    placeholder: '"Contact person=first_name"',
  },
  sheet: {
    kind: 'text',
    about: 'The sheet of a workbook. Default: the first visible one with an address column',
    placeholder: 'Contacts',
  },
  encoding: {
    kind: 'text',
    about: 'The encoding of a CSV file. Default: as its bytes tell',
    placeholder: 'windows-1252',
  },
  limit: {
    kind: 'integer',
    min: 1,
    max: 1000,
    fallback: 5,
    about: 'How many rows of each finding to show',
  },
  findings: {
    kind: 'path',
    about: 'Write every finding of every row to this CSV file; --force replaces it',
    placeholder: 'findings.csv',
  },
  cleaned: {
    kind: 'path',
    about: 'Write the rows that can be enrolled to this CSV file; --force replaces it',
    placeholder: 'cleaned.csv',
  },
  force: { kind: 'switch', about: 'Let --output, --findings and --cleaned replace a file' },
} as const satisfies Flags;

type ListValues = Values<typeof listReadingFlags>;
type Files = { findings: OutputFile | null; cleaned: OutputFile | null };

/** `opened` is called with the list before its rows are read: its columns head the files. */
export type ListRequest = { wiring: ListWiring; opened(file: ProspectsFile | null): void };

/**
 * Runs a command that reads a list. The files are there when it has succeeded, and only then.
 * Throws Failure `output_exists`, `output_unwritable`, `usage` before the command begins.
 */
export function withList<V extends ListValues>(
  run: (context: Context, values: V, list: ListRequest) => Promise<Answer>,
): (context: Context, values: V) => Promise<Answer> {
  return async (context, values) => {
    const options = readOptions(values);
    const open = (path: string | undefined): OutputFile | null =>
      path === undefined ? null : openOutputFile(path, values.force);
    const files: Files = { findings: open(values.findings), cleaned: null };
    try {
      files.cleaned = open(values.cleaned);
      const writer = writeTo(files);
      const listener = {
        shown: values.limit,
        onFinding: files.findings && writer.finding,
        onImportable: files.cleaned && writer.row,
      };
      const list = { wiring: { options, listener }, opened: writer.head };
      const answer = await run(context, values, list);
      files.findings?.commit();
      files.cleaned?.commit();
      const written = {
        ...(files.findings && { findingsFile: files.findings.path }),
        ...(files.cleaned && { cleanedFile: files.cleaned.path }),
      };
      return { ...answer, data: { ...answer.data, ...written } };
    } finally {
      files.findings?.close();
      files.cleaned?.close();
    }
  };
}

function readOptions(values: ListValues): ListWiring['options'] {
  if (values.findings !== undefined && values.findings === values.cleaned)
    throw usage('--findings and --cleaned name one file.', 'Name two files.', '--findings');
  return {
    map: (values.map ?? []).map(readMapping),
    sheet: values.sheet ?? null,
    encoding: values.encoding ?? null,
  };
}

/** `Column=field`; the name of a column may have an equals sign. */
function readMapping(text: string): { column: string; field: string } {
  const at = text.lastIndexOf('=');
  const [column, field] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || column === '' || !/^[\p{L}\p{N}_ -]{1,64}$/u.test(field))
    throw usage(
      `--map ${JSON.stringify(text.slice(0, 80))} is not valid; expected COLUMN=FIELD.`,
      'Example: --map "Contact person=first_name". Our fields are email, first_name, last_name, company, title, country, region, city, timezone, phone; any other name is a merge field.',
      '--map',
    );
  return { column, field };
}

function writeTo(files: Files): {
  head(file: ProspectsFile | null): void;
  finding(found: FoundInRow): void;
  row(row: ProspectRow): void;
} {
  let columns: string[] = [];
  const written = new Map<string, string>();
  return {
    head(file) {
      columns = file?.columns ?? [];
      for (const { column, field } of file?.columnsRead.all ?? [])
        if (field !== null) written.set(field, column);
      files.findings?.write(
        renderRow(['line', 'column', 'value', 'code', 'severity', 'because', 'fix']),
      );
      files.cleaned?.write(renderRow(columns));
    },
    finding: ({ line, column, value, code, severity, because }) =>
      files.findings?.write(
        renderRow([
          line,
          column === null ? null : (written.get(column) ?? column),
          value,
          code,
          severity,
          because,
          FIXES[code],
        ]),
      ),
    row: ({ fields }) =>
      files.cleaned?.write(renderRow(columns.map((column) => fields[column] ?? null))),
  };
}

/** The flags of this call that decide how the list is read, for the line of a next call. */
export function readingAgain({ map = [], sheet, encoding }: Partial<ListValues>): string {
  return [
    ...map.map((each) => ` --map ${quote(each)}`),
    ...(sheet === undefined ? [] : [` --sheet ${quote(sheet)}`]),
    ...(encoding === undefined ? [] : [` --encoding ${quote(encoding)}`]),
  ].join('');
}
