/** Decides which IP addresses a listener may have. */
import ipaddr from 'ipaddr.js';

/**
 * `public`: only addresses of the internet. `private`: also this machine and private networks.
 * `this_machine`: only loopback.
 */
export type Reach = 'public' | 'private' | 'this_machine';

const PRIVATE: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'uniqueLocal',
  'carrierGradeNat',
]);
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** RFC 6052: an IPv4 address in its last four bytes. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');

/**
 * Never: link-local addresses (169.254.169.254 answers with the credentials of a cloud machine),
 * multicast, reserved and unspecified ones. An IPv4 address inside an IPv6 address counts as such.
 */
export function isAllowed(address: string, reach: Reach): boolean {
  if (!ipaddr.isValid(address)) return false;
  const found = unwrap(ipaddr.process(address));
  const range = found.range();
  if (reach === 'this_machine') return range === 'loopback';
  if (reach === 'private' && PRIVATE.has(range)) return true;
  if (range !== 'unicast') return false;
  // Unassigned addresses and the old form ::127.0.0.1 count as unicast too.
  return found.kind() === 'ipv4' || found.match(GLOBAL_IPV6);
}

function unwrap(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address.kind() === 'ipv4' || !address.match(NAT64)) return address;
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}
