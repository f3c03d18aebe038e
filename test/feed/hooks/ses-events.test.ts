/** What Amazon SES's documented events say, in the one form that all of them come to. */
import { describe, expect, it } from 'vitest';
import { readSesEvent } from '../../../lib/feed/hooks/ses.ts';
import { sesBounce, sesComplaint, sesEvent, type Payload } from '../../support/hooks/payloads.ts';
import { MONDAY } from '../../support/quota.ts';
import { ABOUT, tell, type Told } from './tell.fixture.ts';
import type { HookService } from '../../../lib/domain/responses/hook.ts';

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
])('%s', (service, fact, event, expected) => {
  it(`tells of ${fact}`, async () => {
    const told = await tell(service, event);
    if (typeof expected === 'string') expect(told).toBe(expected);
    else expect(told).toMatchObject(expected);
  });
});

it('a list of recipients makes one report of each', () => {
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
