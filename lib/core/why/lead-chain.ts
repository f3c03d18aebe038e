/** Puts what `send` would refuse before the other links of a chain. */
import type { Link } from './link.ts';
import { accountRefusals, type ClockBehind, type Refusals } from '../sending/refusals.ts';
import type { Failure } from '../../domain/failure.ts';

/**
 * What has ended for good stays first, because nothing would be sent anyway. `send` asks for an
 * account only when a message may leave, so a refused account leads only where nothing else holds
 * back; a clock that is behind stops nothing by itself, so it leads only where something does.
 */
export function leadChain(
  chain: readonly Link[],
  refusals: Refusals,
  mailboxIds: readonly string[],
): Link[] {
  if (chain[0]?.lifts === 'never') return [...chain];
  const { call, behind } = refusals;
  const held = chain.filter(({ code }) => code !== 'due');
  const accounts = held.length === 0 ? accountRefusals(refusals, mailboxIds) : [];
  const late = behind !== null && held.length > 0 ? [linkOfClockBehind(behind)] : [];
  const leading = [...linksOfRefusals([...call, ...accounts]), ...late];
  return leading.length === 0 ? [...chain] : [...leading, ...held];
}

/** Whether the chain begins with a refusal, or with a clock that is behind. */
export function isLed(chain: readonly Link[], { call, mailboxes, behind }: Refusals): boolean {
  const codes = [...call, ...mailboxes.map(({ failure }) => failure)].map(({ code }) => code);
  const first = chain[0]?.code ?? '';
  return codes.includes(first) || (behind !== null && first === 'clock_behind');
}

function linkOfClockBehind({ newest, message }: ClockBehind): Link {
  return { code: 'clock_behind', lifts: 'itself', until: newest, text: message };
}

/** Each once: several mailboxes may name the same variable. */
function linksOfRefusals(refusals: readonly Failure[]): Link[] {
  return refusals
    .filter(
      ({ message }, index) => refusals.findIndex((each) => each.message === message) === index,
    )
    .map(({ code, message }) => ({ code, lifts: 'operator', until: null, text: message }));
}
