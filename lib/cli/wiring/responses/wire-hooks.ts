/** Wires webhooks to their signatures, to the wiring of responses and to the state file. */
import { whatIsKept } from '../../../core/responses/what-is-kept.ts';
import { receiveHook } from '../../../app/responses/hooks/receive-hook.ts';
import { canonicalAddress } from '../../../core/campaigns/prospects/canonical-address.ts';
import { createHookReader, type HookReader } from '../../../feed/hooks/read-hook.ts';
import { resolveSecret } from '../../../mail/secret.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { createHooks } from '../../../state/responses/hooks/hooks.ts';
import { createHookWriter } from '../../../state/responses/hooks/put-hook.ts';
import { HOOK } from '../../../domain/responses/response-source.ts';
import { createResponseStore } from '../../../state/responses/response-store.ts';
import { transact } from '../../../state/file/transact.ts';
import { Failure } from '../../../domain/failure.ts';
import { errorCode } from '../../../domain/thrown.ts';
import { wireProcessing } from './wire-processing.ts';
import type { ChangeHookPort } from '../../../app/responses/hooks/change-hook.ts';
import type { Context } from '../../runner/command.ts';
import type { Hook } from '../../../domain/responses/hook.ts';
import type { PublicPort } from '../../../feed/public/public-port.ts';
import type { ReceivePort } from '../../../app/responses/hooks/receive-hook.ts';
import type { State } from '../../../state/file/transact.ts';

/** What a service must show, in the hint of a missing secret. */
export const SECRET_OF_HOOK = 'with the secret of the webhook';

type Receiving = Pick<Context, 'state' | 'env' | 'clock'>;

/** The webhooks of the public server. One for a process: its reader remembers certificates. */
export function wireReceiving(
  { state, env, clock }: Receiving,
  reader: HookReader = createHookReader(),
): PublicPort['hook'] {
  return async (call) => {
    let cause: unknown = null;
    try {
      const onUnavailable = (error: unknown): unknown => (cause = error);
      const port = wireCall(state, { env, reader, onUnavailable });
      return { status: await receiveHook(port, call, clock.now()), cause };
    } catch (error) {
      // The file is locked, or the disk is full: the service tries again.
      const isStorage = error instanceof Failure || errorCode(error)?.includes('SQLITE') === true;
      return { status: isStorage ? 503 : 500, cause: error };
    }
  };
}

/** Made for each call: campaigns and addresses may have changed since the last one. */
function wireCall(
  state: State,
  {
    env,
    reader,
    onUnavailable,
  }: { env: Context['env']; reader: HookReader; onUnavailable: (error: unknown) => void },
): ReceivePort {
  const { db } = state;
  const hooks = createHooks(db);
  return {
    ...wireProcessing(state),
    ...createHookWriter(db),
    findHook: hooks.findHook,
    isUnderWayTo: (email, now) => hooks.isUnderWayTo(canonicalAddress(email), now),
    async read({ service, topics, ...hook }, { headers, body }, now) {
      const secret = secretOf(hook, env);
      if (secret instanceof Failure) {
        onUnavailable(secret);
        return { outcome: 'unavailable' };
      }
      const reading = await reader.read(service, { headers, body, secret, topics, now });
      if (reading.outcome === 'unavailable') onUnavailable({ code: 'certificate_unavailable' });
      return reading;
    },
    confirm: reader.confirm,
    insertReport({ key, hook, report, classification, match, now }) {
      const kept = whatIsKept({ from: null, subject: '' }, classification, match !== null);
      return createResponseStore(db).insertResponse({
        dedupeKey: key,
        source: `${HOOK}${hook}`,
        locator: match?.message.messageId ?? '',
        mailboxId: match?.message.mailboxId ?? null,
        receivedAt: Math.min(report.at ?? now, now),
        processedAt: now,
        match,
        classification: kept.classification,
        fromAddress: kept.fromAddress,
        subject: kept.subject,
        raw: kept.source ? Buffer.from(JSON.stringify(report)) : Buffer.alloc(0),
      });
    },
  };
}

/** Null: the hook has none. A Failure: its reference leads nowhere now. */
function secretOf(
  { secretRef }: Pick<Hook, 'secretRef'>,
  env: Context['env'],
): string | null | Failure {
  if (secretRef === null) return null;
  try {
    return resolveSecret(secretRef, env, SECRET_OF_HOOK);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

export function wireChangingHooks(state: State): ChangeHookPort {
  return {
    transact: (work) => transact(state, work),
    ...createHookWriter(state.db),
    ...createEventLog(state.db),
  };
}
