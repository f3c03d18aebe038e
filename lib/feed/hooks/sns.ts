/**
 * Amazon SNS, which delivers the reports of Amazon SES: whose topic it is, and whether Amazon signed
 * it. See docs.aws.amazon.com/sns/latest/dg: sns-verify-signature-of-message and
 * sns-message-and-json-formats.
 */
import { createVerify } from 'node:crypto';
import { regionOf, type AmazonClient } from './amazon.ts';
import { carriesSecret } from './carries-secret.ts';
import { fieldsOf, readEvents, textOf, type EventFields } from './payload.ts';
import { readJson } from './read-json.ts';
import { readSesEvent } from './ses.ts';
import { instantOf, isTimely, type SignedCall } from './signed-call.ts';
import type { HookReading } from '../../domain/responses/hook-reading.ts';

const TOPIC = /^arn:aws(?:-[a-z]{1,10})*:sns:([a-z0-9-]{1,30}):\d{12}:[\w.-]{1,256}$/;

/** True for the ARN of an SNS topic. */
export function isTopic(text: string): boolean {
  return TOPIC.test(text);
}

/** The fields that a signature covers, in their order; a field that is missing is left out. */
const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
} as const;
const DIGESTS: Readonly<Record<string, string>> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' };

/**
 * The topic comes first: a call of another one causes no request for a certificate, and its
 * subscription is never confirmed.
 */
export async function readSns(call: SignedCall, amazon: AmazonClient): Promise<HookReading> {
  if (call.headers['x-amz-sns-rawdelivery'] === 'true') return readRaw(call);
  const message = fieldsOf(readJson(call.body));
  if (message === null) return { outcome: 'malformed' };
  const type = textOf(message, 'Type');
  const fields =
    type === 'Notification'
      ? SIGNED.Notification
      : /^(?:Unsubscribe|Subscription)Confirmation$/.test(type)
        ? SIGNED.SubscriptionConfirmation
        : null;
  const topic = textOf(message, 'TopicArn');
  if (fields === null || topic === '') return { outcome: 'malformed' };
  if (!call.topics.includes(topic)) return { outcome: 'foreign' };
  const verified = await verify(message, { fields, topic, amazon, now: call.now });
  if (verified !== 'signed') return { outcome: verified };
  if (type === 'UnsubscribeConfirmation') return { outcome: 'confirmation_ended' };
  if (type === 'SubscriptionConfirmation') {
    const url = textOf(message, 'SubscribeURL');
    return isOfTopic(url, topic) ? { outcome: 'confirm', url } : { outcome: 'malformed' };
  }
  return readMessage(textOf(message, 'Message'));
}

/**
 * Raw delivery leaves the signature out, so only a secret in the address of the hook proves the
 * caller.
 */
function readRaw({ headers, topics, secret, body }: SignedCall): HookReading {
  if (!topics.includes(headers['x-amz-sns-topic-arn'] ?? '')) return { outcome: 'foreign' };
  if (secret === null || !carriesSecret(headers, secret)) return { outcome: 'forged' };
  return readMessage(body);
}

function readMessage(text: string | Buffer): HookReading {
  // When a topic is set up, SES publishes one sentence of plain text to it.
  if (typeof text === 'string' && !/^\s*[[{]/.test(text)) return readEvents([], readSesEvent);
  return readEvents([readJson(text)], readSesEvent);
}

type Signing = {
  fields: readonly string[];
  topic: string;
  amazon: AmazonClient;
  now: number;
};

async function verify(
  message: EventFields,
  { fields, topic, amazon, now }: Signing,
): Promise<'signed' | 'forged' | 'unavailable'> {
  const digest = DIGESTS[textOf(message, 'SignatureVersion')];
  const signature = textOf(message, 'Signature');
  const certificate = textOf(message, 'SigningCertURL');
  const at = instantOf(message['Timestamp']);
  const given = fields.filter((name) => message[name] !== undefined && message[name] !== null);
  if (
    digest === undefined ||
    at === null ||
    !isTimely(at, now) ||
    !/^[a-z0-9+/=]{100,2000}$/i.test(signature) ||
    !isOfTopic(certificate, topic) ||
    given.some((name) => typeof message[name] !== 'string')
  )
    return 'forged';
  const key = await amazon.keyOf(certificate, now);
  if (key === null) return 'unavailable';
  const verifier = createVerify(digest);
  for (const name of given) verifier.update(`${name}\n${textOf(message, name)}\n`);
  return verifier.verify(key, signature, 'base64') ? 'signed' : 'forged';
}

/** An address of SNS in the region of the topic. */
function isOfTopic(address: string, topic: string): boolean {
  const region = regionOf(address);
  return region !== null && region === TOPIC.exec(topic)?.[1];
}
