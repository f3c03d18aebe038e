/**
 * Reads from an SMTP reply which Message-ID a service gave to our message in place of ours; knows
 * how to keep ours.
 */
import {
  REPLACING_SERVICES,
  type ReplacingService,
} from '../../../data/smtp/replacing-services.ts';

/** The part before the @. It must be hard to guess, as ours is: long, and not a number. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{20,128}$/i;
const DOMAIN = /^[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){0,10}$/i;

export type ServiceAnswer = {
  /** The server that received the message. */
  host: string;
  response: string;
  /** Our Message-ID, with angle brackets. */
  messageId: string;
  /** The recipient. */
  email: string;
};

/**
 * The service's id with angle brackets; null where the reply names none, or ours. The reply is
 * untrusted text: only a plain Message-ID is taken from it.
 */
export function readServiceId(answer: ServiceAnswer): string | null {
  const reply = answer.response.trim();
  for (const service of REPLACING_SERVICES) {
    const id = service.reply?.exec(reply)?.[1];
    if (id === undefined) continue;
    const messageId = id.includes('@') ? id : `${id}@${domainOf(service, answer.host)}`;
    return checked(messageId, answer);
  }
  return null;
}

type Field = { name: string; value: string };

/**
 * The header fields by which the service behind `host` keeps our Message-ID and repeats it in its
 * reports; none for other servers.
 */
export function fieldsThatKeepOurs(host: string, messageId: string): Field[] {
  return REPLACING_SERVICES.flatMap(({ keepsOurs, repeatsOurs }) => {
    const matches = keepsOurs?.servers.some((name) => host === name || host.endsWith(`.${name}`));
    if (!keepsOurs || matches !== true) return [];
    const { name, value } = keepsOurs;
    const repeated =
      repeatsOurs === undefined ? [] : [{ name: repeatsOurs, value: localPartOf(messageId) }];
    return [{ name, value }, ...repeated];
  });
}

/**
 * The key to look up a service's id: later the service may name it under another domain, or without
 * one.
 */
export function localPartOf(messageId: string): string {
  const bare = messageId.replace(/^<|>$/g, '');
  const at = bare.lastIndexOf('@');
  return (at < 0 ? bare : bare.slice(0, at)).toLowerCase();
}

function domainOf({ domain }: ReplacingService, host: string): string {
  if (domain === undefined) return '';
  const region = domain.region.exec(host.toLowerCase())?.[1] ?? '';
  return domain.byRegion[region] ?? domain.form.replace('{region}', region);
}

function checked(named: string, { messageId, email }: ServiceAnswer): string | null {
  const [local = '', domain = ''] = named.split('@');
  if (!LOCAL_PART.test(local) || !/[a-z]/i.test(local) || !DOMAIN.test(domain)) return null;
  const lower = named.toLowerCase();
  const isOurs = `<${lower}>` === messageId.toLowerCase() || lower === email.toLowerCase();
  return isOurs ? null : `<${named}>`;
}
