/** What each service's documented events say, in the one form that all of them come to. */
import { describe, expect, it } from 'vitest';
import { createHookReader } from '../../../lib/feed/hooks/read-hook.ts';
import {
  mailgunEvent,
  mailgunFailure,
  postmarkBounce,
  postmarkChange,
  resendBounce,
  resendEvent,
  sendgridBounce,
  sendgridEvent,
  standardBounce,
  type Payload,
} from '../../support/hooks/payloads.ts';
import { SECRETS, signedCall } from '../../support/hooks/signed.ts';
import { MONDAY } from '../../support/quota.ts';
import { ABOUT, tell, type Told } from './tell.fixture.ts';
import type { HookService } from '../../../lib/domain/responses/hook.ts';

const NO_USER = '550 5.1.1 The email account that you tried to reach does not exist';

describe.each<[HookService, string, Payload, Partial<Told> | string]>([
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
});
