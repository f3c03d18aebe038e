/** Opens the input that a caller names: a path, or `-` for stdin. */
import { Failure } from '../../../domain/failure.ts';
import { openSource } from '../../../mail/inbound/files/open-source.ts';
import { readStream } from '../../../mail/inbound/files/read-stream.ts';
import type { InboundSource } from '../../../mail/inbound/files/source.ts';

/** The name under which stdin is a source. */
export const STDIN = '-';

/** Throws Failure `source_not_found` or `source_unreadable`. */
export function openInput(path: string): InboundSource {
  if (path !== STDIN) return openSource(path);
  if (process.stdin.isTTY) {
    throw new Failure({
      code: 'source_unreadable',
      exit: 'invalidData',
      message: 'Stdin is a terminal; expected a message or an mbox.',
      hint: 'Pipe it in: response_tracker.ts classify - < mail.eml',
    });
  }
  return readStream('stdin', process.stdin);
}
