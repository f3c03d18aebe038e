/** Reads the zone of the writer from the Date header (RFC 5322 3.3). */
import type { ParsedMail } from '../../../domain/responses/response.ts';

const OFFSET = /\d ?([+-])([01]\d)([0-5]\d)(?!\d)/;

/** Minutes ahead of UTC; null when the header does not say. `-0000` says that it is unknown. */
export function writerOffset({ headers }: Pick<ParsedMail, 'headers'>): number | null {
  const date = headers.find(({ name }) => name === 'date')?.value ?? '';
  const found = OFFSET.exec(date.slice(0, 80));
  if (found === null || found[0].endsWith('-0000')) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}
