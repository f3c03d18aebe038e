/** Amazon SNS: whose topic it is, who signed, and which addresses are ever asked. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAmazonClient, regionOf, type AmazonClient } from '../../../lib/feed/hooks/amazon.ts';
import { isTopic, readSns } from '../../../lib/feed/hooks/sns.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import {
  CERTIFICATE_URL,
  confirmation,
  HOST,
  notification,
  startAmazon,
  TOPIC,
  type AmazonServer,
} from '../../support/hooks/amazon-server.ts';
import { sesBounce } from '../../support/hooks/payloads.ts';
import { MONDAY } from '../../support/quota.ts';

const BOUNCE = sesBounce({ id: '<a.b@acme.test>', to: 'bob@example.test', at: MONDAY });
const JSON_TEXT = { 'content-type': 'text/plain; charset=UTF-8' };

let server: AmazonServer;
let amazon: AmazonClient;
beforeAll(async () => void (server = await startAmazon()));
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  server.answer = null;
  amazon = createAmazonClient(server.options);
});

type Sent = Record<string, string>;
const readMessage = async (message: Sent, now = MONDAY): Promise<string> => {
  const body = Buffer.from(JSON.stringify(message));
  const call = { headers: JSON_TEXT, body, secret: null, topics: [TOPIC], now };
  return (await readSns(call, amazon)).outcome;
};

describe('a notification', () => {
  it.each(['1', '2'])('signed by version %s is read', async (SignatureVersion) => {
    expect(await readMessage(notification(BOUNCE, MONDAY, { SignatureVersion }))).toBe('reports');
  });

  it('fetches the certificate once for many calls, also for calls at the same time', async () => {
    const message = notification(BOUNCE, MONDAY);
    await Promise.all([readMessage(message), readMessage(message)]);
    await readMessage(message);
    expect(server.asked).toEqual([
      `GET ${HOST}:${server.options.port} ${new URL(CERTIFICATE_URL).pathname}`,
    ]);
  });

  it.each<[string, Sent]>([
    ['another message', { Message: '{}' }],
    ['another id', { MessageId: 'x' }],
    ['another signature version', { SignatureVersion: '3' }],
    ['no signature', { Signature: '' }],
    ['a certificate of another host', { SigningCertURL: 'https://evil.test/x.pem' }],
    ['a certificate of another region', { SigningCertURL: CERTIFICATE_URL.replace('eu-', 'us-') }],
    ['a certificate by http', { SigningCertURL: CERTIFICATE_URL.replace('https', 'http') }],
    [
      'a certificate on another port',
      { SigningCertURL: CERTIFICATE_URL.replace('.com/', '.com:8443/') },
    ],
    [
      'a certificate of a look-alike',
      { SigningCertURL: CERTIFICATE_URL.replace('.com/', '.com.evil.test/') },
    ],
    ['a user in the address', { SigningCertURL: CERTIFICATE_URL.replace('//', '//evil.test@') }],
  ])('with %s is forged, and asks only Amazon', async (_, change) => {
    const message = { ...notification(BOUNCE, MONDAY), ...change };
    expect(await readMessage(message)).toBe('forged');
    expect(server.asked.every((line) => line.includes(` ${HOST}:`))).toBe(true);
  });

  it('of a topic that is not on the list is refused without any request', async () => {
    const foreign = 'arn:aws:sns:eu-west-1:999999999999:evil';
    expect([
      await readMessage(notification(BOUNCE, MONDAY, { TopicArn: foreign })),
      await readMessage(confirmation(MONDAY, { TopicArn: foreign })),
    ]).toEqual(['foreign', 'foreign']);
    expect(server.asked).toEqual([]);
  });

  it('that is older than a day is refused', async () => {
    const message = notification(BOUNCE, MONDAY);
    expect(await readMessage(message, MONDAY + 24 * HOUR)).toBe('reports');
    expect(await readMessage(message, MONDAY + 26 * HOUR)).toBe('forged');
  });

  it('with the sentence by which SES tests a topic is read, and holds no event', async () => {
    const text = 'Successfully validated SNS topic for Amazon SES event publishing.';
    const body = Buffer.from(JSON.stringify(notification(text, MONDAY)));
    expect(
      await readSns(
        { headers: JSON_TEXT, body, secret: null, topics: [TOPIC], now: MONDAY },
        amazon,
      ),
    ).toEqual({ outcome: 'reports', reports: [], unreadable: 0 });
  });
});

describe('the certificate', () => {
  const signed = notification(BOUNCE, MONDAY);

  it.each<[string, AmazonServer['answer']]>([
    ['is missing', (_, answer) => void answer.writeHead(404).end()],
    [
      'is a redirection',
      (_, answer) => void answer.writeHead(302, { location: 'https://evil.test' }).end(),
    ],
    ['is endless', (_, answer) => void answer.write('x'.repeat(200_000))],
    ['is no certificate', (_, answer) => void answer.end('hello')],
  ])('that %s lets the service try again, and is asked for once a minute', async (_, answer) => {
    server.answer = answer;
    expect([await readMessage(signed), await readMessage(signed)]).toEqual([
      'unavailable',
      'unavailable',
    ]);
    expect(server.asked).toHaveLength(1);
    server.answer = null;
    expect(await readMessage(signed, MONDAY + MINUTE)).toBe('reports');
  });

  it('is asked for by at most four calls at once, however many names are sent', async () => {
    server.answer = (_, answer) => void setTimeout(() => answer.writeHead(404).end(), 50);
    const names = Array.from({ length: 30 }, (_, n) => CERTIFICATE_URL.replace('.pem', `${n}.pem`));
    const results = await Promise.all(
      names.map((SigningCertURL) => readMessage({ ...signed, SigningCertURL })),
    );
    expect([new Set(results), server.asked.length]).toEqual([new Set(['unavailable']), 4]);
  });

  it('is taken only from a server with a valid certificate of its own for the host', async () => {
    const { ca: _, ...untrusted } = server.options;
    amazon = createAmazonClient(untrusted);
    expect([await readMessage(signed), server.asked]).toEqual(['unavailable', []]);
  });
});

describe('a subscription', () => {
  it('to an allowed topic may be confirmed, at the address that Amazon names', async () => {
    const body = Buffer.from(JSON.stringify(confirmation(MONDAY)));
    const call = { headers: JSON_TEXT, body, secret: null, topics: [TOPIC], now: MONDAY };
    const reading = await readSns(call, amazon);
    expect(reading.outcome === 'confirm' && (await amazon.confirm(reading.url))).toBe(true);
    expect(server.asked.at(-1)).toContain('/?Action=ConfirmSubscription&TopicArn=');
  });

  it.each([
    'https://evil.test/?Action=ConfirmSubscription',
    'https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription',
    'http://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1/?Action=ConfirmSubscription',
    `https://${HOST}.evil.test/?Action=ConfirmSubscription`,
    `https://${HOST}:8443/?Action=ConfirmSubscription`,
    `https://${HOST}@evil.test/?Action=ConfirmSubscription`,
    'file:///etc/passwd',
    '',
  ])('is not confirmed at %s, even when it is signed', async (SubscribeURL) => {
    expect(await readMessage(confirmation(MONDAY, { SubscribeURL }))).toBe('malformed');
    expect(await amazon.confirm(SubscribeURL)).toBe(false);
  });

  it('asks Amazon for nothing but a confirmation, and follows no redirection', async () => {
    expect(await amazon.confirm(`https://${HOST}/?Action=DeleteTopic`)).toBe(false);
    expect(server.asked).toEqual([]);
    server.answer = (_, answer) =>
      void answer.writeHead(302, { location: 'https://evil.test' }).end();
    expect(await amazon.confirm(`https://${HOST}/?Action=ConfirmSubscription`)).toBe(false);
    expect(server.asked).toHaveLength(1);
  });

  it('that ends says so', async () => {
    const ended = confirmation(MONDAY, { Type: 'UnsubscribeConfirmation' });
    expect(await readMessage(ended)).toBe('confirmation_ended');
  });
});

describe('raw message delivery, which has no signature', () => {
  const raw = (change: Sent, secret: string | null = 'sns:correct-horse'): Promise<string> => {
    const headers = {
      ...JSON_TEXT,
      'x-amz-sns-rawdelivery': 'true',
      'x-amz-sns-topic-arn': TOPIC,
      authorization: `Basic ${Buffer.from('sns:correct-horse').toString('base64')}`,
      ...change,
    };
    const body = Buffer.from(JSON.stringify(BOUNCE));
    const call = { headers, body, secret, topics: [TOPIC], now: MONDAY };
    return readSns(call, amazon).then((reading) => reading.outcome);
  };

  it('is read with the secret of the hook, and never without', async () => {
    expect([
      await raw({}),
      await raw({ authorization: '' }),
      await raw({ authorization: 'Basic AAAA' }),
      await raw({}, null),
      await raw({ 'x-amz-sns-topic-arn': 'arn:aws:sns:eu-west-1:1:x' }),
    ]).toEqual(['reports', 'forged', 'forged', 'forged', 'foreign']);
  });
});

describe('names', () => {
  it.each([
    ['https://sns.eu-west-1.amazonaws.com/x.pem', 'eu-west-1'],
    ['https://sns.us-gov-west-1.amazonaws.com/x.pem', 'us-gov-west-1'],
    ['https://sns.cn-north-1.amazonaws.com.cn/x.pem', 'cn-north-1'],
    ['https://sns.cn-north-1.amazonaws.com/x.pem', null],
    ['https://sns.eu-west-1.amazonaws.com.cn/x.pem', null],
    ['https://sqs.eu-west-1.amazonaws.com/x.pem', null],
    ['https://xsns.eu-west-1.amazonaws.com/x.pem', null],
    ['no address', null],
  ])('%s is of the region %s', (address, region) => expect(regionOf(address)).toBe(region));

  it.each([
    [TOPIC, true],
    ['arn:aws-cn:sns:cn-north-1:123456789012:t', true],
    ['arn:aws:sqs:eu-west-1:123456789012:t', false],
    ['arn:aws:sns:eu-west-1:1234:t', false],
    [`${TOPIC}:11112222-3333-4444-5555-666677778888`, false],
  ])('%s is a topic: %s', (text, is) => expect(isTopic(text)).toBe(is));
});
