/** Checks the listeners of a campaign file: their addresses, event types and secrets. */
import { nearest } from '../../text/nearest.ts';
import { EVENT_TYPES } from '../../../domain/event.ts';
import { shown } from '../explain-fault.ts';
import type { CampaignDraft } from '../../../domain/campaigns/campaign.ts';
import type { ListenerFile } from '../../../domain/listener.ts';
import type { Problem } from '../../../domain/problem.ts';

const TYPES: readonly string[] = EVENT_TYPES;
/** As `URL` writes them; other private addresses show only when DNS has answered. */
const THIS_MACHINE = /^(?:localhost|[a-z0-9.-]+\.localhost|127\.[0-9.]+|\[::1\])\.?$/;

export function checkNotify({ notify = [] }: CampaignDraft): Problem[] {
  return notify.flatMap((listener, index) => {
    const path = `notify[${index}]`;
    const first = notify.findIndex(({ url }) => url === listener.url);
    return [
      ...(first === index
        ? []
        : [
            {
              path: `${path}.url`,
              received: shown(listener.url),
              expected: 'every address at most once',
              try: `one entry with the types of both: notify[${first}] has the same address`,
            },
          ]),
      ...checkUrl(listener, `${path}.url`),
      ...checkSecret(listener, `${path}.secret`),
      ...checkTypes(listener, `${path}.types`),
    ];
  });
}

function checkUrl({ url, allowPrivate = false }: ListenerFile, path: string): Problem[] {
  const problem = (expected: string, attempt: string): Problem[] => [
    { path, received: shown(url), expected, try: attempt },
  ];
  if (!URL.canParse(url)) return problem('a complete URL', '"https://acme.test/events"');
  const { protocol, hostname } = new URL(url);
  const local = THIS_MACHINE.test(hostname);
  if (protocol === 'http:' && !local)
    return problem('https:// for an address beyond this machine', `"https${url.slice(4)}"`);
  if (local && !allowPrivate)
    return problem(
      'an address that is not private',
      'a public address, or "allowPrivate": true beside the url if the listener runs on this machine',
    );
  return [];
}

function checkSecret({ url, secret }: ListenerFile, path: string): Problem[] {
  const signs = /^https?:/i.test(url);
  if (signs && secret === undefined)
    return [
      {
        path,
        received: 'nothing',
        expected: 'a reference to the secret that signs each request',
        try: '"secret": "env:HOOK_SECRET", with HOOK_SECRET=whsec_... in the environment',
      },
    ];
  if (!signs && secret !== undefined)
    return [
      {
        path,
        received: shown(secret),
        expected: 'no secret: a WebSocket gets no signatures',
        try: 'leave it out, or use an https:// address',
      },
    ];
  return [];
}

function checkTypes({ types = [] }: ListenerFile, path: string): Problem[] {
  return types.flatMap((type, index) => {
    if (TYPES.includes(type)) return [];
    const guess = nearest(type, TYPES) ?? TYPES.find((known) => known.startsWith(type));
    return [
      {
        path: `${path}[${index}]`,
        received: shown(type),
        expected: 'an event type as in references/events.md',
        try: `"${guess ?? 'response.received'}"`,
      },
    ];
  });
}
