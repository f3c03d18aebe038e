/**
 * Opens the ZIP archive of a workbook within bounds: a small file must not become gigabytes.
 * yauzl checks that each part has exactly the size that the directory of the archive says.
 */
import { Failure } from '../../domain/failure.ts';
import type { Entry, ZipFile } from 'yauzl';

const BOUNDS = {
  /** Parts of the archive; a workbook with a thousand sheets has some three thousand. */
  parts: 20_000,
  /** Bytes of one part; a sheet with a million rows of ten cells has some 500 million. */
  part: 2_500_000_000,
  /** A part larger than this must not be more than `ratio` times as large as in the archive. */
  small: 64_000_000,
  /** XML of sheets shrinks to a twentieth, repeated rows to a hundredth; DEFLATE ends at 1:1032. */
  ratio: 300,
} as const;

export type Archive = {
  has(name: string): boolean;
  names(): readonly string[];
  /**
   * The text of a part; nothing when there is no such part. Opens the file for as long as it reads.
   * Throws Failure as `openArchive`.
   */
  read(name: string): AsyncGenerator<string>;
};

/** Throws Failure `workbook_damaged`, `workbook_too_large`, `workbook_encrypted`. */
export async function openArchive(path: string): Promise<Archive> {
  const { openPromise } = await import('yauzl');
  const open = async (): Promise<ZipFile> => {
    try {
      return await openPromise(path, { autoClose: false });
    } catch (error) {
      throw damaged(path, error);
    }
  };
  const zip = await open();
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > BOUNDS.parts) throw tooLarge(path, `has ${zip.entryCount} parts`);
    for await (const entry of zip.eachEntry()) {
      // Two parts of one name would be read differently by different programs.
      if (entries.has(entry.fileName)) throw damaged(path, new Error('a part occurs twice'));
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Failure ? error : damaged(path, error);
  } finally {
    zip.close();
  }
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    async *read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return;
      refuseBomb(path, entry);
      let decoder: InstanceType<typeof TextDecoder> | null = null;
      const own = await open();
      try {
        const stream = await own.openReadStreamPromise(entry);
        for await (const chunk of stream) {
          decoder ??= new TextDecoder(wideLabel(chunk as Buffer), { fatal: true });
          yield decoder.decode(chunk as Buffer, { stream: true });
        }
        const last = decoder?.decode() ?? '';
        if (last !== '') yield last;
      } catch (error) {
        throw error instanceof Failure ? error : damaged(path, error);
      } finally {
        own.close();
      }
    },
  };
}

/** XML is UTF-8 unless it begins with the mark of UTF-16. */
function wideLabel(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function refuseBomb(path: string, entry: Entry): void {
  if (entry.isEncrypted()) throw encrypted(path);
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > BOUNDS.part)
    throw tooLarge(path, `unpacks to ${uncompressedSize} bytes in one part`);
  if (uncompressedSize > BOUNDS.small && uncompressedSize > compressedSize * BOUNDS.ratio)
    throw tooLarge(path, `unpacks ${compressedSize} bytes to ${uncompressedSize}`);
}

export function tooLarge(path: string, what: string): Failure {
  return new Failure({
    code: 'workbook_too_large',
    exit: 'invalidData',
    message: `${path} ${what}, which no prospects list does.`,
    hint: 'Copy the rows that you need to a new workbook, or save the sheet as "CSV UTF-8".',
    details: { path },
  });
}

export function encrypted(path: string): Failure {
  return new Failure({
    code: 'workbook_encrypted',
    exit: 'invalidData',
    message: `${path} is protected with a password, so it cannot be read.`,
    hint: 'Open it in the spreadsheet program, remove the password (Excel: File, Info, Protect Workbook, Encrypt with Password, leave it empty), and save it.',
    details: { path },
  });
}

/** `error` is not shown: its message may quote the file. */
export function damaged(path: string, error: unknown): Failure {
  return new Failure({
    code: 'workbook_damaged',
    exit: 'invalidData',
    message: `${path} is a damaged or incomplete workbook.`,
    hint: 'Download or copy it again; or open it in a spreadsheet program, let it repair the file, and save it as .xlsx.',
    details: { path, ...(error instanceof RangeError ? { because: 'a text is too long' } : {}) },
  });
}
