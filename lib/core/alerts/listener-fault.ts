/** Says in words why a listener did not get its events. */
import { GONE, type PushFault } from '../../domain/listener.ts';

const FAULTS: Readonly<Record<string, string>> = {
  bad_url: 'its address is not one that can be used',
  plain_http: 'http:// is for listeners on this machine, everywhere else it must be https://',
  secret_missing: 'the secret that signs its requests cannot be read from where the file says',
  secret_invalid:
    'its secret is not whsec_ followed by 24 to 64 bytes in base64, which receivers expect',
  unknown_host: 'its name is not in DNS',
  dns_unanswered: 'DNS did not answer in time',
  private_address:
    'its name leads to a private address; if it is yours, set "allowPrivate": true beside its url',
  refused: 'it refused the connection',
  certificate: 'its certificate is not valid or not trusted here',
  timeout: 'it did not answer in time',
  broke_off: 'it broke the connection, or what it answered was not understood',
  [GONE]: 'it answered that it is gone (HTTP 410)',
};

export function listenerFaultText(fault: PushFault): string {
  const words = FAULTS[fault];
  if (words !== undefined) return words;
  const status = fault.replace(/^http_/, '');
  return status.startsWith('3')
    ? `it answered with a redirect (HTTP ${status}), which is not followed`
    : `it answered with HTTP ${status}`;
}
