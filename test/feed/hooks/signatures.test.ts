/** Only the service itself is believed: each signature, and what is refused without one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAmazonClient } from '../../../lib/feed/hooks/amazon.ts';
import { createHookReader } from '../../../lib/feed/hooks/read-hook.ts';
import { HOOK_SERVICES, MAX_HOOK_BYTES } from '../../../lib/domain/responses/hook.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { startAmazon, TOPIC, type AmazonServer } from '../../support/hooks/amazon-server.ts';
import {
  mailgunFailure,
  postmarkBounce,
  resendBounce,
  sendgridBounce,
  sesBounce,
  standardBounce,
  type About,
} from '../../support/hooks/payloads.ts';
import { inList, SECRETS, signedCall, type Posted } from '../../support/hooks/signed.ts';
import { MONDAY } from '../../support/quota.ts';
import type { HookReading } from '../../../lib/domain/responses/hook-reading.ts';
import type { HookService } from '../../../lib/domain/responses/hook.ts';

const ABOUT: About = {
  id: '<zmsl3hk7x5kqhcfw.d3ybvsrqkm@acme.test>',
  to: 'bob@example.test',
  at: MONDAY,
};
const BOUNCES = {
  ses: sesBounce,
  sendgrid: sendgridBounce,
  mailgun: mailgunFailure,
  postmark: postmarkBounce,
  resend: resendBounce,
  standard: standardBounce,
};
const bounceOf = (service: HookService, at = MONDAY): Posted =>
  signedCall(service, inList(service, BOUNCES[service](ABOUT)), at);

let amazon: AmazonServer;
beforeAll(async () => void (amazon = await startAmazon()));
afterAll(() => amazon.close());

function read(service: HookService, call: Posted, now = MONDAY): Promise<HookReading> {
  const reader = createHookReader(createAmazonClient(amazon.options));
  return reader.read(service, { ...call, secret: SECRETS[service], topics: [TOPIC], now });
}
const outcome = async (service: HookService, call: Posted, now?: number): Promise<string> =>
  (await read(service, call, now)).outcome;

describe.each(HOOK_SERVICES)('a call of %s', (service) => {
  it('that is signed is read: one bounce of our message', async () => {
    const reading = await read(service, bounceOf(service));
    expect(reading).toMatchObject({ outcome: 'reports', unreadable: 0 });
    const [report] = reading.outcome === 'reports' ? reading.reports : [];
    expect(report).toMatchObject({ service, kind: 'bounce', recipient: ABOUT.to });
    expect([...(report?.messageIds ?? []), `<${report?.tokens[0]}@acme.test>`]).toContain(ABOUT.id);
  });

  it('with another body, or without its proof, is refused', async () => {
    const { headers, body } = bounceOf(service);
    const text = body.toString();
    const bare = { 'content-type': headers['content-type'] ?? '' };
    const forged: Posted[] = [];
    // The proof of Mailgun and of Postmark does not cover the event.
    if (service === 'mailgun')
      forged.push({ headers, body: Buffer.from(text.replace('"token":"a', '"token":"b')) });
    else forged.push({ headers: bare, body: Buffer.from(text.replaceAll('bob@', 'eve@')) });
    if (service !== 'mailgun' && service !== 'postmark')
      forged.push({ headers, body: Buffer.from(text.replaceAll('bob@', 'eve@')) });
    for (const call of forged) expect(await outcome(service, call)).toBe('forged');
  });

  it('that is too old, or of tomorrow, is refused', async () => {
    if (service === 'postmark') return;
    expect([
      await outcome(service, bounceOf(service), MONDAY + 26 * HOUR),
      await outcome(service, bounceOf(service), MONDAY - 6 * MINUTE),
    ]).toEqual(['forged', 'forged']);
  });

  it('that is no JSON, not UTF-8, deep, or names a key twice, is no call', async () => {
    const { headers } = bounceOf(service);
    const bodies = [
      'no JSON',
      '',
      '[',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      `${'['.repeat(40)}${']'.repeat(40)}`,
      '{"Type":"Notification","\\u0054ype":"x"}',
    ];
    for (const body of bodies)
      expect(['malformed', 'forged']).toContain(
        await outcome(service, { headers, body: Buffer.from(body) }),
      );
  });

  it('of another content type, or too large, is refused before it is read', async () => {
    const call = bounceOf(service);
    const form = { ...call.headers, 'content-type': 'application/x-www-form-urlencoded' };
    expect([
      await outcome(service, { ...call, headers: form }),
      await outcome(service, { ...call, body: Buffer.alloc(MAX_HOOK_BYTES + 1) }),
    ]).toEqual(['malformed', 'too_large']);
  });
});

describe('a signature', () => {
  it('cannot be checked without a secret of its form: the service may try again', async () => {
    const reader = createHookReader();
    for (const service of ['sendgrid', 'resend', 'standard'] as const) {
      const call = { ...bounceOf(service), topics: [], now: MONDAY };
      expect((await reader.read(service, { ...call, secret: 'no key' })).outcome).toBe(
        'unavailable',
      );
    }
  });

  it('of Postmark may come in a field of its own', async () => {
    const { body } = bounceOf('postmark');
    const field = { 'content-type': 'application/json', 'x-hook-secret': SECRETS.postmark ?? '' };
    expect(await outcome('postmark', { headers: field, body })).toBe('reports');
  });

  it('of Mailgun is good for one body: its token comes with the digest of the event', async () => {
    const reading = await read('mailgun', bounceOf('mailgun'));
    expect(reading).toMatchObject({
      once: { token: expect.stringMatching(/^[0-9a-f]{64}$/), body: expect.any(String) },
    });
  });

  it('covers at most 5,000 events', async () => {
    const events = Array.from({ length: 5_001 }, () => ({}));
    expect([
      await outcome('sendgrid', signedCall('sendgrid', events, MONDAY)),
      await outcome('standard', signedCall('standard', events, MONDAY)),
    ]).toEqual(['too_large', 'too_large']);
  });
});
