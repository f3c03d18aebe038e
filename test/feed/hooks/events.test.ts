/** What each service's documented events say, in the one form that all of them come to. */
import { describe, expect, it } from 'vitest';
import { createHookReader } from '../../../lib/feed/hooks/read-hook.ts';
import { readSesEvent } from '../../../lib/feed/hooks/ses.ts';
import {
  mailgunEvent,
  mailgunFailure,
  postmarkBounce,
  postmarkChange,
  resendBounce,
  resendEvent,
  sendgridBounce,
  sendgridEvent,
  sesBounce,
  sesComplaint,
  sesEvent,
  standardBounce,
  type About,
  type Payload,
} from '../../support/hooks/payloads.ts';
import { inList, SECRETS, signedCall } from '../../support/hooks/signed.ts';
import { MONDAY } from '../../support/quota.ts';
import type { DeliveryReport } from '../../../lib/domain/responses/delivery-report.ts';
import type { HookService } from '../../../lib/domain/responses/hook.ts';

const ID = '<zmsl3hk7x5kqhcfw.d3ybvsrqkm@acme.test>';
const ABOUT: About = { id: ID, to: 'bob@example.test', at: MONDAY };

type Told = Pick<DeliveryReport, 'kind' | 'text' | 'category' | 'status'>;

/** `unreadable`: an event that is not known. */
async function tell(
  service: HookService,
  event: Payload,
): Promise<Told | 'nothing' | 'unreadable'> {
  const call = signedCall(service, inList(service, event), MONDAY);
  const secret = SECRETS[service];
  const reading =
    service === 'ses'
      ? readSesEvent(event)
      : await createHookReader().read(service, { ...call, secret, topics: [], now: MONDAY });
  const reports = Array.isArray(reading)
    ? reading
    : reading?.outcome === 'reports' && reading.unreadable === 0
      ? reading.reports
      : null;
  if (reports === null) return 'unreadable';
  const [report] = reports;
  if (!report) return 'nothing';
  expect(report).toMatchObject({ service, recipient: ABOUT.to, at: MONDAY });
  expect([...report.messageIds, `<${report.tokens[0]}@acme.test>`]).toContain(ID);
  const { kind, text, category, status } = report;
  return { kind, text, category, status };
}

const NO_USER = '550 5.1.1 The email account that you tried to reach does not exist';

describe.each<[HookService, string, Payload, Partial<Told> | string]>([
  [
    'ses',
    'a bounce with the words of the server',
    sesBounce(ABOUT),
    {
      kind: 'bounce',
      text: '550 5.1.1 <bob@example.test>... User unknown',
      status: '5.1.1',
      category: 'Permanent/General',
    },
  ],
  [
    'ses',
    'a bounce without them',
    sesBounce(
      ABOUT,
      { bounceSubType: 'Suppressed' },
      { diagnosticCode: undefined, status: undefined },
    ),
    { kind: 'bounce', text: '', status: '', category: 'Permanent/Suppressed' },
  ],
  ['ses', 'a complaint', sesComplaint(ABOUT), { kind: 'complaint' }],
  [
    'ses',
    'a complaint that kept SES from sending',
    sesComplaint(ABOUT, { complaintSubType: 'OnAccountSuppressionList' }),
    { kind: 'bounce', category: 'Complaint/OnAccountSuppressionList' },
  ],
  ['ses', '"not spam"', sesComplaint(ABOUT, { complaintFeedbackType: 'not-spam' }), 'nothing'],
  [
    'ses',
    'a delivery',
    sesEvent('Delivery', ABOUT, {
      delivery: {
        timestamp: new Date(MONDAY).toISOString(),
        processingTimeMillis: 546,
        recipients: [ABOUT.to],
        smtpResponse: '250 ok: Message 64111812 accepted',
        reportingMTA: 'a8-70.smtp-out.amazonses.com',
      },
    }),
    { kind: 'delivered' },
  ],
  [
    'ses',
    'a delay, as a configuration set publishes it',
    {
      ...sesEvent('', ABOUT, {
        deliveryDelay: {
          timestamp: new Date(MONDAY).toISOString(),
          delayType: 'TransientCommunicationFailure',
          expirationTime: new Date(MONDAY).toISOString(),
          delayedRecipients: [
            { emailAddress: ABOUT.to, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable' },
          ],
        },
      }),
      notificationType: undefined,
      eventType: 'DeliveryDelay',
    },
    { kind: 'delayed', text: '421 4.4.1 Unable', status: '4.4.1' },
  ],
  [
    'ses',
    'a rejection',
    {
      ...sesEvent(
        'Reject',
        { ...ABOUT, at: MONDAY + 1_000 },
        { reject: { reason: 'Bad content' } },
      ),
    },
    { kind: 'bounce', category: 'Reject/Bad content' },
  ],
  [
    'ses',
    'the end of a subscription',
    sesEvent('Subscription', ABOUT, {
      subscription: {
        contactList: 'list',
        timestamp: new Date(MONDAY).toISOString(),
        source: 'UnsubscribeHeader',
        newTopicPreferences: { unsubscribeAll: true, topicSubscriptionStatus: [] },
      },
    }),
    { kind: 'unsubscribe' },
  ],
  ['ses', 'an open', sesEvent('Open', ABOUT), 'nothing'],
  ['ses', 'an event of tomorrow', sesEvent('Telepathy', ABOUT), 'unreadable'],
  [
    'sendgrid',
    'a bounce',
    sendgridBounce(ABOUT),
    { kind: 'bounce', text: NO_USER, status: '5.1.1', category: 'bounce/Invalid Address' },
  ],
  [
    'sendgrid',
    'a drop for an earlier unsubscription',
    sendgridEvent('dropped', ABOUT, { reason: 'Unsubscribed Address', status: '5.0.0' }),
    { kind: 'bounce', category: 'dropped/Unsubscribed Address' },
  ],
  [
    'sendgrid',
    'a deferral',
    sendgridEvent('deferred', ABOUT, { response: '400 try again later', attempt: '5' }),
    { kind: 'delayed', text: '400 try again later' },
  ],
  [
    'sendgrid',
    'a delivery',
    sendgridEvent('delivered', ABOUT, { response: '250 OK' }),
    { kind: 'delivered', text: '' },
  ],
  ['sendgrid', 'a complaint', sendgridEvent('spamreport', ABOUT), { kind: 'complaint' }],
  ['sendgrid', 'an unsubscription', sendgridEvent('unsubscribe', ABOUT), { kind: 'unsubscribe' }],
  [
    'sendgrid',
    'an unsubscription from a group',
    sendgridEvent('group_unsubscribe', ABOUT, { asm_group_id: 10, useragent: 'Mozilla/4.0' }),
    { kind: 'unsubscribe' },
  ],
  ['sendgrid', 'its return to the group', sendgridEvent('group_resubscribe', ABOUT), 'nothing'],
  ['sendgrid', 'a click', sendgridEvent('click', ABOUT, { url: 'https://acme.test' }), 'nothing'],
  ['sendgrid', 'an event of tomorrow', sendgridEvent('telepathy', ABOUT), 'unreadable'],
  ['sendgrid', 'a bounce without a recipient', sendgridBounce(ABOUT, { email: '' }), 'unreadable'],
  [
    'sendgrid',
    'a bounce without a message',
    sendgridBounce(ABOUT, { 'smtp-id': null }),
    'unreadable',
  ],
  [
    'mailgun',
    'a permanent failure',
    mailgunFailure(ABOUT),
    { kind: 'bounce', text: `${NO_USER}.`, status: '5.1.1', category: 'bounce' },
  ],
  [
    'mailgun',
    'a temporary failure',
    mailgunFailure(ABOUT, { severity: 'temporary' }),
    { kind: 'delayed' },
  ],
  ['mailgun', 'a delivery', mailgunEvent('delivered', ABOUT), { kind: 'delivered' }],
  ['mailgun', 'a complaint', mailgunEvent('complained', ABOUT), { kind: 'complaint' }],
  ['mailgun', 'an unsubscription', mailgunEvent('unsubscribed', ABOUT), { kind: 'unsubscribe' }],
  ['mailgun', 'an open', mailgunEvent('opened', ABOUT), 'nothing'],
  ['mailgun', 'an event of tomorrow', mailgunEvent('telepathy', ABOUT), 'unreadable'],
  [
    'postmark',
    'a hard bounce',
    postmarkBounce(ABOUT),
    { kind: 'bounce', text: `${NO_USER}.`, category: 'HardBounce' },
  ],
  ['postmark', 'a delay', postmarkBounce(ABOUT, { Type: 'Transient' }), { kind: 'delayed' }],
  [
    'postmark',
    'an automatic reply, which is no bounce',
    postmarkBounce(ABOUT, { Type: 'AutoResponder' }),
    'nothing',
  ],
  [
    'postmark',
    'a complaint',
    postmarkBounce(ABOUT, { RecordType: 'SpamComplaint', Type: 'SpamComplaint' }),
    { kind: 'complaint' },
  ],
  ['postmark', 'an unsubscription', postmarkChange(ABOUT), { kind: 'unsubscribe' }],
  ['postmark', 'its end', postmarkChange(ABOUT, { SuppressSending: false }), 'nothing'],
  [
    'postmark',
    'the suppression after a bounce, which has a report of its own',
    postmarkChange(ABOUT, { SuppressionReason: 'HardBounce' }),
    'nothing',
  ],
  ['postmark', 'an open', postmarkBounce(ABOUT, { RecordType: 'Open' }), 'nothing'],
  [
    'postmark',
    'an event of tomorrow',
    postmarkBounce(ABOUT, { RecordType: 'Telepathy' }),
    'unreadable',
  ],
  [
    'resend',
    'a bounce',
    resendBounce(ABOUT),
    { kind: 'bounce', text: '', category: 'Permanent/General' },
  ],
  ['resend', 'a delay', resendEvent('email.delivery_delayed', ABOUT), { kind: 'delayed' }],
  ['resend', 'a delivery', resendEvent('email.delivered', ABOUT), { kind: 'delivered' }],
  ['resend', 'a complaint', resendEvent('email.complained', ABOUT), { kind: 'complaint' }],
  ['resend', 'an open', resendEvent('email.opened', ABOUT), 'nothing'],
  [
    'resend',
    'a bounce of one of several recipients, without saying which',
    resendEvent('email.bounced', ABOUT, { to: [ABOUT.to, 'eve@example.test'] }),
    'unreadable',
  ],
  [
    'standard',
    'a bounce',
    standardBounce(ABOUT),
    { kind: 'bounce', text: '550 5.1.1 User unknown' },
  ],
  [
    'standard',
    'an unsubscription',
    standardBounce(ABOUT, { type: 'unsubscribe' }),
    { kind: 'unsubscribe' },
  ],
  [
    'standard',
    'a reply, which no service may report',
    standardBounce(ABOUT, { type: 'reply' }),
    'unreadable',
  ],
])('%s', (service, fact, event, expected) => {
  it(`tells of ${fact}`, async () => {
    const told = await tell(service, event);
    if (typeof expected === 'string') expect(told).toBe(expected);
    else expect(told).toMatchObject(expected);
  });
});

describe('a list', () => {
  it('with unreadable entries gives the others', async () => {
    const events = [null, 7, 'x', [], {}, sendgridBounce(ABOUT), { event: 'bounce' }];
    const call = signedCall('sendgrid', events, MONDAY);
    const reading = await createHookReader().read('sendgrid', {
      ...call,
      secret: SECRETS.sendgrid,
      topics: [],
      now: MONDAY,
    });
    expect(reading).toMatchObject({
      outcome: 'reports',
      unreadable: 6,
      reports: [{ kind: 'bounce' }],
    });
  });

  it('of recipients makes one report of each', () => {
    const reports = readSesEvent(
      sesBounce(ABOUT, {
        bouncedRecipients: [{ emailAddress: ABOUT.to }, { emailAddress: 'eve@example.test' }, 'x'],
      }),
    );
    expect(reports?.map((report) => report?.recipient)).toEqual([
      ABOUT.to,
      'eve@example.test',
      undefined,
    ]);
    expect(reports?.[0]?.key).not.toBe(reports?.[1]?.key);
  });
});
