/**
 * Decides which Message-ID a service gave to a message in place of ours, from its answer; and what
 * makes it keep ours.
 */
import {
  REPLACING_SERVICES,
  type ReplacingService,
} from '../../../data/smtp/replacing-services.ts';

/** Before the at sign. It proves what ours proves: too long, and no number, to be guessed. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{20,128}$/i;
const DOMAIN = /^[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){0,10}$/i;

export type ServiceAnswer = {
  /** The server that was given the message. */
  host: string;
  response: string;
  /** Ours, with angle brackets. */
  messageId: string;
  /** Whom it went to. */
  email: string;
};

/**
 * With angle brackets; null where the answer names none, or ours. A stranger's words: what is no
 * plain Message-ID is none.
 */
export function readServiceId(answer: ServiceAnswer): string | null {
  const reply = answer.response.trim();
  for (const service of REPLACING_SERVICES) {
    const named = service.reply?.exec(reply)?.[1];
    if (named === undefined) continue;
    const whole = named.includes('@') ? named : `${named}@${domainOf(service, answer.host)}`;
    return checked(whole, answer);
  }
  return null;
}

type Field = { name: string; value: string };

/** By which the service behind `host` keeps our Message-ID; null for every other server. */
export function fieldThatKeepsOurs(host: string): Field | null {
  for (const { keepsOurs } of REPLACING_SERVICES) {
    const itsOwn = keepsOurs?.servers.some((name) => host === name || host.endsWith(`.${name}`));
    if (keepsOurs && itsOwn === true) return { name: keepsOurs.name, value: keepsOurs.value };
  }
  return null;
}

/**
 * What a service's id is looked up by: services name theirs under another domain later, or without
 * any.
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
