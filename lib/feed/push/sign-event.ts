/** Signs requests as Standard Webhooks does: an id, a timestamp, and an HMAC over both and the body. */
import type { Event } from '../../domain/event.ts';

export type Signer = {
  /** `at`: milliseconds UTC of this try. */
  headersFor(event: Event, body: string, at: number): Record<string, string>;
};

/** Standard Webhooks, "Signature scheme": `whsec_` and 24 to 64 bytes in base64. */
const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const BYTES = { least: 24, most: 64 };

/**
 * Null: the secret is no secret of Standard Webhooks. `source` tells state files apart: an event
 * has the same id with every try, and no other event has it.
 */
export async function openSigner(secret: string, source: string): Promise<Signer | null> {
  const encoded = SECRET.exec(secret)?.[1];
  const bytes = encoded === undefined ? 0 : Buffer.from(encoded, 'base64').length;
  if (bytes < BYTES.least || bytes > BYTES.most) return null;
  const { Webhook } = await import('standardwebhooks');
  let webhook: InstanceType<typeof Webhook>;
  try {
    webhook = new Webhook(secret);
  } catch {
    return null;
  }
  return {
    headersFor({ seq }, body, at) {
      const id = `evt_${source}_${seq}`;
      return {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at / 1_000)),
        'webhook-signature': webhook.sign(id, new Date(at), body),
      };
    },
  };
}
