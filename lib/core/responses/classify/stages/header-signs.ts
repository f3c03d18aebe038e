/** Finds header fields that only machines set. */
import type { HeaderSign } from '../../../../../data/classify/auto-replies/header-sign.ts';
import type { ParsedMail } from '../../../../domain/responses/response.ts';
import { foldText } from '../../../text/phrase-matcher.ts';

export type SignsByName = ReadonlyMap<string, readonly { sign: HeaderSign; rank: number }[]>;

export function signsByName(signs: readonly HeaderSign[]): SignsByName {
  const byName = new Map<string, { sign: HeaderSign; rank: number }[]>();
  signs.forEach((sign, rank) =>
    byName.set(sign.name, [...(byName.get(sign.name) ?? []), { sign, rank }]),
  );
  return byName;
}

/** The first sign in list order that the message has. */
export function findSign(mail: ParsedMail, signs: SignsByName): HeaderSign | undefined {
  let best: { sign: HeaderSign; rank: number } | undefined;
  for (const { name, value } of mail.headers) {
    for (const each of signs.get(name) ?? []) {
      if ((best === undefined || each.rank < best.rank) && isSet(value, each.sign)) best = each;
    }
  }
  return best?.sign;
}

function isSet(field: string, { value: parts, not }: HeaderSign): boolean {
  const value = foldText(field);
  if (not?.some((start) => value.startsWith(start))) return false;
  return parts === undefined ? value !== '' : parts.some((part) => value.includes(part));
}
