/** Checks that a file named by the caller can be read. */
import { access, constants, stat } from 'node:fs/promises';
import { Failure } from '../domain/failure.ts';

/**
 * `what`: the kind of file for messages. `twice`: it is read more than once. Throws Failure
 * `file_not_found`, `file_unreadable`, `file_too_large`.
 */
export async function refuseUnreadable(
  path: string,
  file: { what: string; maxBytes: number; twice?: true },
): Promise<void> {
  const status = await stat(path).catch(() => null);
  const details = { path };
  if (status === null) {
    throw new Failure({
      code: 'file_not_found',
      exit: 'notFound',
      message: `There is no ${file.what} at ${path}.`,
      hint: 'Check the path; a relative path starts at the current folder.',
      details,
    });
  }
  if (status.isDirectory()) {
    throw new Failure({
      code: 'file_unreadable',
      exit: 'invalidData',
      message: `${path} is a folder, not a ${file.what}.`,
      hint: 'Name the file itself.',
      details,
    });
  }
  if (file.twice === true && !status.isFile()) {
    throw new Failure({
      code: 'file_unreadable',
      exit: 'invalidData',
      message: `${path} is a pipe or a device, not a ${file.what}.`,
      hint: 'The file is read more than once: write the data to a file first.',
      details,
    });
  }
  if (status.size > file.maxBytes) {
    throw new Failure({
      code: 'file_too_large',
      exit: 'invalidData',
      message: `${path} has ${status.size} bytes; a ${file.what} may have ${file.maxBytes}.`,
      hint: 'Check that this is the file you meant, or split it.',
      details,
    });
  }
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) {
    throw new Failure({
      code: 'file_unreadable',
      exit: 'configuration',
      message: `${path} may not be read by this user.`,
      hint: 'Check the owner and mode of the file and its folders.',
      details,
    });
  }
}
