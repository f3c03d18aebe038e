/** The secret of the private server: a file beside the state file that only its owner may read. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Failure } from '../../domain/failure.ts';
import { errorCode } from '../../domain/thrown.ts';

const FORM = /^[\w-]{43}$/;

/** Makes the token when there is none. Throws Failure `live_token_exposed`, `live_token_invalid`. */
export function readToken(file: string): string {
  try {
    return readExisting(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw explained(error, file);
  }
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    const token = randomBytes(32).toString('base64url');
    writeFileSync(temporary, `${token}\n`, { mode: 0o600, flag: 'wx' });
    // Fails where another process was faster: its token counts.
    linkSync(temporary, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw explained(error, file);
  } finally {
    rmSync(temporary, { force: true });
  }
  return readExisting(file);
}

function readExisting(file: string): string {
  // No link of another user is followed, and no pipe waited for.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const descriptor = openSync(file, flags);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw invalid(file, 'it is no regular file');
    const { mode } = found;
    if ((mode & 0o077) !== 0)
      throw new Failure({
        code: 'live_token_exposed',
        exit: 'refused',
        message: `${file} can be read by other users of this machine (mode ${(mode & 0o777).toString(8)}).`,
        hint: 'Others may know the token: delete the file, and the next call makes another one.',
      });
    const token = readFileSync(descriptor, 'utf8').trim();
    if (FORM.test(token)) return token;
  } finally {
    closeSync(descriptor);
  }
  throw invalid(file, 'it does not hold a token');
}

function explained(error: unknown, file: string): unknown {
  if (error instanceof Failure) return error;
  return invalid(file, errorCode(error) ?? 'it cannot be read');
}

function invalid(file: string, why: string): Failure {
  return new Failure({
    code: 'live_token_invalid',
    exit: 'configuration',
    message: `The token in ${file} cannot be used (${why}).`,
    hint: 'Delete the file, and the next call makes another one. Its folder must be writable.',
  });
}
