/** Signs calls as each service does, with keys of the test. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { HookService } from '../../../lib/domain/responses/hook.ts';
import type { SignedCall } from '../../../lib/feed/hooks/signed-call.ts';
import { notification, TOPIC } from './amazon-server.ts';
import type { Payload } from './payloads.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const SECRETS: Readonly<Record<HookService, string | null>> = {
  ses: null,
  sendgrid: ec.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  mailgun: 'key-3ax6xnjp29jd6fds4gc373sgvjxteol0',
  postmark: 'postmark:correct-horse-battery',
  resend: `whsec_${Buffer.from('a secret of twenty-four+').toString('base64')}`,
  standard: `whsec_${Buffer.from('another secret of bytes!').toString('base64')}`,
};

export type Posted = Pick<SignedCall, 'headers' | 'body'>;

let tokens = 0;

/** `payload`: of SendGrid a list of events. `at`: when it is signed. */
export function signedCall(service: HookService, payload: unknown, at: number): Posted {
  const json = { 'content-type': 'application/json' };
  const text = JSON.stringify(payload);
  const seconds = String(Math.floor(at / 1_000));
  switch (service) {
    case 'ses':
      return {
        headers: { 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-topic-arn': TOPIC },
        body: Buffer.from(JSON.stringify(notification(payload, at))),
      };
    case 'sendgrid': {
      const signature = sign('sha256', Buffer.from(seconds + text), ec.privateKey);
      return {
        headers: {
          ...json,
          'x-twilio-email-event-webhook-timestamp': seconds,
          'x-twilio-email-event-webhook-signature': signature.toString('base64'),
        },
        body: Buffer.from(text),
      };
    }
    case 'mailgun': {
      const token = `a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3${String(++tokens).padStart(3, '0')}`;
      const signature = createHmac('sha256', SECRETS.mailgun as string)
        .update(seconds + token)
        .digest('hex');
      const body = { signature: { timestamp: seconds, token, signature }, 'event-data': payload };
      return { headers: json, body: Buffer.from(JSON.stringify(body)) };
    }
    case 'postmark': {
      const login = Buffer.from(SECRETS.postmark as string).toString('base64');
      return { headers: { ...json, authorization: `Basic ${login}` }, body: Buffer.from(text) };
    }
    case 'resend':
    case 'standard': {
      const name = service === 'resend' ? 'svix' : 'webhook';
      const id = `msg_${++tokens}`;
      const signature = new Webhook(SECRETS[service] as string).sign(id, new Date(at), text);
      return {
        headers: {
          ...json,
          [`${name}-id`]: id,
          [`${name}-timestamp`]: seconds,
          [`${name}-signature`]: `v1,AAAA ${signature}`,
        },
        body: Buffer.from(text),
      };
    }
  }
}

export const inList = (service: HookService, event: Payload): unknown =>
  service === 'sendgrid' ? [event] : event;
