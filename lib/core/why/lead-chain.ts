/** Puts what `send` would refuse before the other links of a chain. */
import type { Link } from './link.ts';
import type { ClockBehind } from '../sending/refusals.ts';
import type { Failure } from '../../domain/failure.ts';

/**
 * What has ended for good stays first, because nothing would be sent anyway. A clock that is behind
 * stops nothing by itself, so it leads only where something else holds back.
 */
export function leadChain(
  chain: readonly Link[],
  { refusals, behind }: { refusals: readonly Failure[]; behind: ClockBehind | null },
): Link[] {
  if (chain[0]?.lifts === 'never') return [...chain];
  const held = chain.filter(({ code }) => code !== 'due');
  const late = behind !== null && held.length > 0 ? [linkOfClockBehind(behind)] : [];
  if (refusals.length === 0 && late.length === 0) return [...chain];
  return [...linksOfRefusals(refusals), ...late, ...held];
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
