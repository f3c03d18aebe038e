/** A campaign after its first message, and a server that takes the calls of webhooks. */
import { createHookWriter } from '../../../../lib/state/responses/hooks/put-hook.ts';
import { createAmazonClient } from '../../../../lib/feed/hooks/amazon.ts';
import { createHookReader, type HookReader } from '../../../../lib/feed/hooks/read-hook.ts';
import { transactOnce } from '../../../../lib/state/file/transact.ts';
import { wireReceiving } from '../../../../lib/cli/wiring/responses/wire-hooks.ts';
import { HOOK_SERVICES } from '../../../../lib/domain/responses/hook.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { startAmazon, TOPIC, type AmazonServer } from '../../../support/hooks/amazon-server.ts';
import { inList, SECRETS, signedCall, type Posted } from '../../../support/hooks/signed.ts';
import { MONDAY } from '../../../support/quota.ts';
import { afterFirstMail, open, type ProcessWorld } from '../process.fixture.ts';
import type { About, Payload } from '../../../support/hooks/payloads.ts';
import type { HookService, HookStatus } from '../../../../lib/domain/responses/hook.ts';
import type { Seed } from '../../../support/state-file.ts';

export const LATER = MONDAY + HOUR;
const BOB = 'p1@example.test';

export type HookWorld = ProcessWorld & {
  about: About;
  amazon: AmazonServer;
  /** Calls the hook that is named like the service, with a valid signature. */
  report(service: HookService, event: Payload, now?: number): Promise<number>;
  post(name: string, call: Posted, now?: number): Promise<number>;
};

export async function hookWorld(seed: Seed = {}): Promise<HookWorld> {
  const world = await afterFirstMail(seed);
  const amazon = await startAmazon();
  open.push(amazon);
  transactOnce(world.state, () => {
    for (const service of HOOK_SERVICES)
      createHookWriter(world.state.db).putHook(
        {
          name: service,
          service,
          secretRef: SECRETS[service] === null ? null : `env:${service.toUpperCase()}`,
          topics: service === 'ses' ? [TOPIC] : [],
          mailboxId: null,
        },
        MONDAY,
      );
  });
  const reader = createHookReader(createAmazonClient(amazon.options));
  const post = (name: string, call: Posted, now = LATER): Promise<number> =>
    receive(world, reader, { name, ...call }, now);
  return {
    ...world,
    amazon,
    about: { id: world.messageId, to: BOB, at: LATER },
    post,
    report: (service, event, now = LATER) =>
      post(service, signedCall(service, inList(service, event), now), now),
  };
}

async function receive(
  { state }: ProcessWorld,
  reader: HookReader,
  call: Posted & { name: string },
  now: number,
): Promise<HookStatus> {
  const env = Object.fromEntries(
    HOOK_SERVICES.map((service) => [service.toUpperCase(), SECRETS[service] ?? undefined]),
  );
  const clock = { now: () => now, sleep: () => Promise.resolve(), virtual: true };
  return (await wireReceiving({ state, env, clock }, reader)(call)).status;
}

/** Everything that may differ after a call, but for the note of the call itself. */
export function everything({ state }: ProcessWorld): unknown {
  return [
    'response',
    'enrollment',
    'message',
    'prospect',
    'suppression',
    'counter',
    'hold',
    'event',
    'hook',
    'hook_token',
    'report_blame',
    'refusal',
    'mailbox_day',
    'quarantine',
  ].map((table) => state.db.prepare(`SELECT * FROM ${table}`).all());
}
