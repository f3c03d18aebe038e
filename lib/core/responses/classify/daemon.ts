/** Decides whether a sender is a mail system. */
import { DAEMON_LOCAL_PARTS, DAEMON_NAMES } from '../../../../data/classify/notices.ts';
import type { ParsedMail } from '../../../domain/responses/response.ts';

export function isDaemon({ from }: ParsedMail): boolean {
  return from !== null && isDaemonSender(from.name, from.address);
}

/** `field`: a From field as it is written. */
export function isDaemonField(field: string): boolean {
  const address = /[^\s<>"'()]{1,128}@[^\s<>"'()]{1,255}/.exec(field)?.[0] ?? '';
  return isDaemonSender(field.replace(address, ' '), address);
}

function isDaemonSender(named: string, address: string): boolean {
  const [local = ''] = address.toLowerCase().split('@');
  const name = named.toLowerCase();
  return (
    DAEMON_LOCAL_PARTS.some((part) => local.startsWith(part)) ||
    DAEMON_NAMES.some((phrase) => name.includes(phrase))
  );
}
