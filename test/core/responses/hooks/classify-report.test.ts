/** What a service's report means: by the words of the server, else by the service's own word. */
import { describe, expect, it } from 'vitest';
import { CATEGORY_RULES } from '../../../../data/hooks/category-rules.ts';
import {
  classifyReport,
  findCategory,
} from '../../../../lib/core/responses/hooks/classify-report.ts';
import { MONDAY } from '../../../support/quota.ts';
import type { Classification } from '../../../../lib/domain/responses/response.ts';
import type { DeliveryReport } from '../../../../lib/domain/responses/delivery-report.ts';

const REPORT: DeliveryReport = {
  service: 'ses',
  key: 'k',
  at: MONDAY,
  kind: 'bounce',
  messageIds: ['<a.b@acme.test>'],
  tokens: [],
  recipient: 'bob@example.test',
  text: '',
  status: '',
  category: '',
};
const classify = (change: Partial<DeliveryReport>): Classification =>
  classifyReport({ ...REPORT, ...change });

describe('each rule about the word of a service', () => {
  it.each(CATEGORY_RULES.map((rule) => [rule.service, rule.begins, rule] as const))(
    '%s: "%s" decides its example, and not the one that looks alike',
    (service, _, rule) => {
      expect(findCategory({ service, category: rule.example })).toBe(rule);
      expect(findCategory({ service, category: rule.nearMiss })).not.toBe(rule);
      expect(rule.source.length).toBeGreaterThan(20);
    },
  );

  it('decides for its own service only', () => {
    expect(findCategory({ service: 'standard', category: 'Permanent/General' })).toBeNull();
  });
});

describe('a bounce', () => {
  it.each<[string, Partial<DeliveryReport>, string, string]>([
    [
      'is read by the words of the server, as at SMTP time',
      { text: '550 5.1.1 <bob@example.test>... User unknown', category: 'Transient/General' },
      'hard',
      'user_unknown',
    ],
    [
      'that is about us is a block, even when the service calls it permanent',
      {
        text: '550 5.7.1 Message rejected: your IP is listed on a blocklist',
        category: 'Permanent/General',
      },
      'block',
      'blocked',
    ],
    [
      'with a status alone is read by that',
      { status: '5.2.2', category: 'Permanent/General' },
      'soft',
      'mailbox_full',
    ],
    [
      'without words is read by the word of the service',
      { category: 'Permanent/Suppressed' },
      'hard',
      'suppressed',
    ],
    [
      'with words that say nothing too',
      {
        text: 'Not delivered',
        status: '5.0.0',
        category: 'blocked',
        service: 'sendgrid',
      },
      'block',
      'blocked',
    ],
    ['without anything is soft, so that no address is lost in doubt', {}, 'soft', 'unknown'],
  ])('%s', (_, change, bounceClass, reason) => {
    expect(classify(change)).toMatchObject({
      kind: 'bounce',
      bounce: { class: bounceClass, reason, recipients: ['bob@example.test'] },
      originalMessageId: '<a.b@acme.test>',
    });
  });
});

it('a delay is never a verdict on the address, whatever it quotes', () => {
  expect(classify({ kind: 'delayed', text: '550 5.1.1 User unknown' })).toMatchObject({
    kind: 'delayed',
    bounce: { class: 'soft' },
  });
});

it('the other kinds carry no bounce', () => {
  for (const kind of ['delivered', 'complaint', 'unsubscribe'] as const)
    expect(classify({ kind })).toMatchObject({ kind, bounce: null, rule: `hook.${kind}:ses` });
});
