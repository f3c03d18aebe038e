/** Finds the address of the client behind the proxies in front; kept for the request only. */
import { isIP } from 'node:net';
import { Failure } from '../../domain/failure.ts';

/** True for a proxy whose `X-Forwarded-For` is believed. */
export type Trust = (address: string) => boolean;

/** Proxies in a row that are followed. */
const MOST_HOPS = 10;

/**
 * `trusted`: addresses and networks (CIDR) of proxies; those on this machine are always trusted.
 * Throws Failure `usage` for one that is no address.
 */
export async function createTrust(trusted: readonly string[]): Promise<Trust> {
  const { default: ip } = await import('ipaddr.js');
  const networks = trusted.map((text) => {
    const [address = '', bits] = text.split('/');
    try {
      if (isIP(address) === 0) throw new RangeError('no address');
      return ip.parseCIDR(`${address}/${bits ?? (isIP(address) === 4 ? 32 : 128)}`);
    } catch {
      throw new Failure({
        code: 'usage',
        exit: 'usage',
        message: '--trust-proxy is not valid; expected an IP address or a network.',
        hint: 'Example: --trust-proxy 10.0.0.0/8',
      });
    }
  });
  return (text) => {
    if (isIP(text) === 0) return false;
    const address = ip.process(text);
    return (
      address.range() === 'loopback' ||
      networks.some(
        ([network, bits]) =>
          network.kind() === address.kind() && address.match(network as never, bits),
      )
    );
  };
}

/**
 * The last address of `X-Forwarded-For` that no trusted proxy has: what is left of it could be
 * anything. `peer`: the address that the connection comes from.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  isTrusted: Trust,
): string | null {
  if (peer === undefined) return null;
  if (!isTrusted(peer) || forwarded === undefined) return peer;
  const hops = forwarded
    .slice(-1_000)
    .split(',')
    .slice(-MOST_HOPS)
    .map((hop) => hop.trim());
  for (const hop of hops.reverse()) if (!isTrusted(hop)) return isIP(hop) > 0 ? hop : null;
  return peer;
}
