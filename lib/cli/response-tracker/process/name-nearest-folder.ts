/**
 * Adds to the failure of a missing folder the one that was probably meant. Its name is the server's
 * text.
 */
import { nearest } from '../../../core/text/nearest.ts';
import { Failure } from '../../../domain/failure.ts';

export function nameNearestFolder(failure: Failure): Failure {
  const { code, exit, message, hint, details } = failure;
  const shown = details['untrusted'] as { folders?: string[] } | undefined;
  if (code !== 'imap_folder_missing' || shown?.folders === undefined) return failure;
  // "INBOX.Answers" and "Mail/Answers" are "Answers" where the server has a prefix.
  const wanted = String(details['folder']);
  const last = (path: string): string => path.split(/[/.]/).at(-1) ?? '';
  const meant =
    shown.folders.find((path) => last(path).toLowerCase() === last(wanted).toLowerCase()) ??
    nearest(wanted, shown.folders);
  if (meant === null) return failure;
  return new Failure({
    code,
    exit,
    message,
    hint,
    details: { ...details, untrusted: { ...shown, nearest: meant } },
  });
}
