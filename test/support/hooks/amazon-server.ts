/** SNS on this machine: serves a certificate under Amazon's name, and counts what it is asked. */
import { createServer, type Server } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import type { RequestOptions } from 'node:https';
import { createSign } from 'node:crypto';
import { certificateFor } from './certificate.ts';

export const HOST = 'sns.eu-west-1.amazonaws.com';
export const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:ses-feedback';
export const CERTIFICATE_URL = `https://${HOST}/SimpleNotificationService-0a1b2c3d4e5f60718293a4b5c6d7e8f9.pem`;

export type AmazonServer = {
  /** Requests in the order in which they came. */
  asked: string[];
  /** Answers in place of the certificate and of 200. */
  answer: RequestListener | null;
  /** Leads a request for Amazon's host to this machine. */
  options: RequestOptions;
  close(): void;
};

const made = certificateFor(HOST);

export async function startAmazon(): Promise<AmazonServer> {
  const amazon: AmazonServer = { asked: [], answer: null, options: {}, close: () => undefined };
  const server: Server = createServer({ key: made.key, cert: made.certificate }, (ask, answer) => {
    amazon.asked.push(`${ask.method} ${ask.headers.host} ${ask.url}`);
    if (amazon.answer) amazon.answer(ask, answer);
    else answer.end(ask.url?.endsWith('.pem') === true ? made.certificate : '<ok/>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  amazon.close = () => {
    server.closeAllConnections();
    server.close();
  };
  amazon.options = {
    port: (server.address() as AddressInfo).port,
    ca: made.certificate,
    lookup: (_host, options, found) =>
      options.all === true
        ? found(null, [{ address: '127.0.0.1', family: 4 }])
        : found(null, '127.0.0.1', 4),
  };
  return amazon;
}

type Notification = Record<string, string>;

/** By docs.aws.amazon.com/sns/latest/dg/http-notification-json.html. */
export function notification(
  message: unknown,
  at: number,
  fields: Notification = {},
): Notification {
  return sealed({
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: TOPIC,
    Subject: 'Amazon SES Email Event Notification',
    Message: typeof message === 'string' ? message : JSON.stringify(message),
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: '2',
    SigningCertURL: CERTIFICATE_URL,
    ...fields,
  });
}

/** By docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html. */
export function confirmation(at: number, fields: Notification = {}): Notification {
  const token = '2336412f37fb687f5d51e6e241d09c805a5a57b30d712f794cc5f6a988666d92';
  return sealed({
    Type: 'SubscriptionConfirmation',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    Token: token,
    TopicArn: TOPIC,
    Message: `You have chosen to subscribe to the topic ${TOPIC}.`,
    SubscribeURL: `https://${HOST}/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=${token}`,
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: '1',
    SigningCertURL: CERTIFICATE_URL,
    ...fields,
  });
}

function sealed(message: Notification): Notification {
  const signer = createSign(message['SignatureVersion'] === '1' ? 'RSA-SHA1' : 'RSA-SHA256');
  const unsigned = ['SignatureVersion', 'SigningCertURL', 'UnsubscribeURL', 'Signature'];
  for (const name of Object.keys(message).sort())
    if (!unsigned.includes(name)) signer.update(`${name}\n${message[name]}\n`);
  return { ...message, Signature: signer.sign(made.privateKey, 'base64') };
}
