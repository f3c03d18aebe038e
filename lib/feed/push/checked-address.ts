/** Finds the addresses of a listener, checks each, and makes the connection go to these alone. */
import { isIP, type LookupFunction } from 'node:net';
import { isAllowed, type Reach } from './allowed-address.ts';
import type { HostAnswer } from './resolve-host.ts';
import type { PushFault } from '../../domain/listener.ts';

export type Resolve = (host: string) => Promise<HostAnswer>;
export type CheckedAddress = { lookup: LookupFunction } | { fault: PushFault };

/**
 * The host is resolved once. `lookup` gives the connection the addresses that were checked, so that
 * a second answer of DNS cannot lead elsewhere; Host header and TLS name stay those of the URL. One
 * address that is not allowed refuses them all.
 */
export async function checkAddress(
  url: URL,
  reach: Reach,
  resolve: Resolve,
): Promise<CheckedAddress> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const answer = isIP(host) === 0 ? await resolve(host) : { addresses: [host] };
  if ('fault' in answer) return answer;
  const { addresses } = answer;
  if (addresses.length === 0) return { fault: 'unknown_host' };
  if (!addresses.every((address) => isAllowed(address, reach)))
    return { fault: reach === 'this_machine' ? 'plain_http' : 'private_address' };
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return {
    lookup: (_host, options, callback) => {
      const wanted = found.filter(
        ({ family }) =>
          options.family === undefined ||
          options.family === 0 ||
          options.family === 'IPv4' ||
          options.family === family,
      );
      const [first = found[0]] = wanted;
      if (options.all === true) callback(null, wanted);
      else callback(null, first?.address ?? '', first?.family ?? 0);
    },
  };
}
