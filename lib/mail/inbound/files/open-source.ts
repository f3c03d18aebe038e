/** Decides what kind of mail store a path is. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readEmlFiles } from './read-eml-files.ts';
import { readMaildir } from './read-maildir.ts';
import { readMbox, startsLikeMbox } from './read-mbox.ts';
import type { InboundSource } from './source.ts';
import { Failure } from '../../../domain/failure.ts';

/**
 * A folder with `cur` and `new` is a Maildir; any other folder holds one message per file. A file
 * that begins with an mbox separator is an mbox, unless its name ends in .eml; any other file is
 * one message. Throws `Failure` `source_not_found` or `source_unreadable`.
 */
export function openSource(path: string): InboundSource {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    throw failure(
      'source_not_found',
      'notFound',
      `There is no file or folder "${path}".`,
      'Give a Maildir, an mbox file, a folder of .eml files or one .eml file.',
    );
  }
  if (found.isDirectory())
    return existsSync(join(path, 'cur')) && existsSync(join(path, 'new'))
      ? readMaildir(path)
      : readEmlFiles([path]);
  if (!found.isFile()) {
    throw failure(
      'source_unreadable',
      'invalidData',
      `"${path}" is neither a file nor a folder.`,
      'Give a Maildir, an mbox file, a folder of .eml files or one .eml file.',
    );
  }
  return extname(path).toLowerCase() !== '.eml' && startsLikeMbox(readHead(path))
    ? readMbox(path)
    : readEmlFiles([path]);
}

function readHead(path: string): Buffer {
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(1_024);
      return head.subarray(0, readSync(file, head, 0, head.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    throw failure(
      'source_unreadable',
      'invalidData',
      `"${path}" cannot be opened for reading.`,
      'Check its permissions.',
    );
  }
}

function failure(
  code: string,
  exit: 'notFound' | 'invalidData',
  message: string,
  hint: string,
): Failure {
  return new Failure({ code, exit, message, hint });
}
