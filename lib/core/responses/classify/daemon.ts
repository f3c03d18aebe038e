/** Decides whether a sender is a mail system. */
import { DAEMON_LOCAL_PARTS, DAEMON_NAMES } from '../../../../data/classify/notices.ts';
import { startsBy, startsWithAny } from '../../text/prefix-index.ts';
import type { ParsedMail } from '../../../domain/responses/response.ts';

const LOCAL_PARTS = startsBy(DAEMON_LOCAL_PARTS, (part) => part);

export function isDaemon({ from }: ParsedMail): boolean {
  return from !== null && isDaemonSender(from.name, from.address);
}

/** `field`: a From field as it is written. */
export function isDaemonField(field: string): boolean {
  const address = /[^\s<>"'()]{1,128}@[^\s<>"'()]{1,255}/.exec(field)?.[0] ?? '';
  return isDaemonSender(field.replace(address, ' '), address);
}

function isDaemonSender(named: string, address: string): boolean {
  if (startsWithAny(address.toLowerCase(), LOCAL_PARTS)) return true;
  if (named === '') return false;
  const name = named.toLowerCase();
  for (const phrase of DAEMON_NAMES) if (name.includes(phrase)) return true;
  return false;
}
