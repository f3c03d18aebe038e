/** Calls of an attacker who knows the program, one message of ours, and every name: no secret. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { confirmation, notification } from '../../../support/hooks/amazon-server.ts';
import {
  mailgunFailure,
  postmarkBounce,
  resendBounce,
  sendgridBounce,
  sesComplaint,
  standardBounce,
  type About,
} from '../../../support/hooks/payloads.ts';
import { signedCall, type Posted } from '../../../support/hooks/signed.ts';
import { DAY } from '../../../../lib/domain/time.ts';

export type ForgedCall = { name: string; call: Posted };

const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const JSON_TYPE = { 'content-type': 'application/json' };
const AWS = 'https://sns.eu-west-1.amazonaws.com';

/** The `n`-th forgery: another trick, another body. */
export function forgedCall(n: number, about: About): ForgedCall {
  const tricks = [sns, snsConfirmation, sendgrid, mailgun, postmark, standard, replayed, spoilt];
  const trick = tricks[n % tricks.length] as (n: number, about: About) => ForgedCall;
  return trick(Math.floor(n / tricks.length), about);
}

const body = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

function sns(n: number, about: About): ForgedCall {
  const signed = notification(sesComplaint(about), about.at);
  const changes = [
    { Message: JSON.stringify({ ...sesComplaint(about), n }) },
    { Signature: Buffer.alloc(256, n).toString('base64') },
    { SigningCertURL: `https://evil${n}.test/SimpleNotificationService.pem` },
    { SigningCertURL: `${AWS}.evil.test/SimpleNotificationService-${n}.pem` },
    { TopicArn: `arn:aws:sns:eu-west-1:${String(n).padStart(12, '9')}:evil` },
    { SignatureVersion: String(3 + n) },
    { Timestamp: new Date(about.at - (2 + n) * DAY).toISOString() },
  ];
  return {
    name: 'ses',
    call: { headers: JSON_TYPE, body: body({ ...signed, ...changes[n % 7] }) },
  };
}

function snsConfirmation(n: number, about: About): ForgedCall {
  const SubscribeURL = [
    `http://169.254.169.254/${n}`,
    `https://evil${n}.test/?Action=ConfirmSubscription`,
    `${AWS}/?Action=ConfirmSubscription&Token=${n}`,
    `${AWS}@evil.test/${n}`,
  ][n % 4] as string;
  const message = { ...confirmation(about.at), SubscribeURL };
  return { name: 'ses', call: { headers: JSON_TYPE, body: body(message) } };
}

function sendgrid(n: number, about: About): ForgedCall {
  const events = body([sendgridBounce(about, { n })]);
  const seconds = String(Math.floor(about.at / 1_000));
  const signature = sign(
    'sha256',
    Buffer.concat([Buffer.from(seconds), events]),
    theirs.privateKey,
  );
  const signatures = [signature.toString('base64'), '', 'MEUC', 'A'.repeat(96)];
  const headers = {
    ...JSON_TYPE,
    'x-twilio-email-event-webhook-timestamp': n % 5 === 0 ? '0' : seconds,
    'x-twilio-email-event-webhook-signature': signatures[n % 4] as string,
  };
  return { name: 'sendgrid', call: { headers, body: events } };
}

function mailgun(n: number, about: About): ForgedCall {
  const timestamp = String(Math.floor(about.at / 1_000));
  const token = `${n}`.padStart(50, 'a');
  const signatures = [
    createHmac('sha256', `guess ${n}`)
      .update(timestamp + token)
      .digest('hex'),
    '',
    createHmac('sha256', '')
      .update(timestamp + token)
      .digest('hex'),
    { $ne: null },
  ];
  const signature = { timestamp, token, signature: signatures[n % 4] };
  return {
    name: 'mailgun',
    call: { headers: JSON_TYPE, body: body({ signature, 'event-data': mailgunFailure(about) }) },
  };
}

function postmark(n: number, about: About): ForgedCall {
  const basic = Buffer.from(`postmark:guess-${n}`).toString('base64');
  const fields = [
    { authorization: `Basic ${basic}` },
    { 'x-hook-secret': `guess-${n}` },
    { authorization: 'Basic ' },
    {},
  ];
  const headers = { ...JSON_TYPE, ...fields[n % 4] };
  return { name: 'postmark', call: { headers, body: body(postmarkBounce(about, { ID: n })) } };
}

function standard(n: number, about: About): ForgedCall {
  const [name, prefix] = n % 2 === 0 ? ['resend', 'svix'] : ['standard', 'webhook'];
  const text = JSON.stringify(
    n % 2 === 0 ? resendBounce(about, { n }) : standardBounce(about, { n }),
  );
  const secret = `whsec_${Buffer.from(`a guess of at least 24 bytes ${n}`).toString('base64')}`;
  const signature = new Webhook(secret).sign(`msg_${n}`, new Date(about.at), text);
  const headers = {
    ...JSON_TYPE,
    [`${prefix}-id`]: `msg_${n}`,
    [`${prefix}-timestamp`]: String(Math.floor(about.at / 1_000)),
    [`${prefix}-signature`]: n % 3 === 0 ? `${signature} v1, v1a,` : signature,
  };
  return { name: name as string, call: { headers, body: Buffer.from(text) } };
}

/** Signed once, long ago. */
function replayed(n: number, about: About): ForgedCall {
  const then = about.at - (2 + (n % 20)) * DAY;
  return n % 2 === 0
    ? { name: 'sendgrid', call: signedCall('sendgrid', [sendgridBounce(about, { n })], then) }
    : { name: 'resend', call: signedCall('resend', resendBounce(about, { n }), then) };
}

function spoilt(n: number, about: About): ForgedCall {
  const good = signedCall('sendgrid', [sendgridBounce(about)], about.at);
  const bodies = [
    Buffer.concat([good.body, Buffer.from(' ')]),
    good.body.subarray(0, good.body.length - 1 - (n % 50)),
    Buffer.from('['.repeat(2_000)),
    Buffer.from(`{"a":1,"a":${n}}`),
    Buffer.from([0xff, 0xfe, n & 0xff]),
    Buffer.alloc(0),
  ];
  return { name: 'sendgrid', call: { ...good, body: bodies[n % 6] as Buffer } };
}
