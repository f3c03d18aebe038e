import { describe, expect, it } from 'vitest';
import {
  checkTracking,
  missingForTracking,
  warnOfNoHtml,
} from '../../../lib/core/campaigns/checks/check-tracking.ts';
import { resolveTracking } from '../../../lib/core/campaigns/resolve-campaign.ts';
import { campaignFile } from '../../support/campaign.ts';

const draft = (tracking: NonNullable<ReturnType<typeof campaignFile>['tracking']>) =>
  campaignFile({ tracking });

it.each([undefined, false, {}, { domain: 't.acme.test' }] as const)(
  '%j measures nothing',
  (file) => {
    expect(resolveTracking(file)).toMatchObject({ opens: false, clicks: false });
    expect(missingForTracking(draft(file ?? false), null)).toEqual([]);
    expect(warnOfNoHtml(draft(file ?? false))).toEqual([]);
  },
);

describe('the domain', () => {
  it.each(['t.acme.test', 'https://t.acme.test', ' HTTPS://T.Acme.Test/ '])('%j', (domain) => {
    expect(checkTracking(draft({ opens: true, domain }))).toEqual([]);
    expect(resolveTracking({ opens: true, domain }).base).toBe('https://t.acme.test');
  });

  it.each([
    ['http://t.acme.test', '"t.acme.test"'],
    ['https://t.acme.test/path', '"t.acme.test"'],
    ['https://user@t.acme.test', '"t.acme.test"'],
    ['https://t.acme.test?x=1', '"t.acme.test"'],
    ['acme', '"t.acme.test"'],
    ['t.acme.test"><script>', '"t.acme.test"'],
    ['', '"t.acme.test"'],
  ])('%j is refused with what to write', (domain, attempt) => {
    expect(checkTracking(draft({ opens: true, domain }))).toMatchObject([
      { path: 'tracking.domain', try: attempt },
    ]);
  });

  it('is needed for a start, unless the public side ran before', () => {
    const file = draft({ clicks: true });
    expect(missingForTracking(file, null)).toMatchObject([
      {
        path: 'tracking.domain',
        try: expect.stringContaining('rate_limiter.ts configure --public'),
      },
    ]);
    expect(missingForTracking(file, 'https://t.acme.test')).toEqual([]);
    expect(missingForTracking(draft({ clicks: true, domain: 't.acme.test' }), null)).toEqual([]);
  });
});

it('a step without html is not measured, and that is said', () => {
  const steps = [
    { subject: 'a', text: 'x', html: '<p>x</p>' },
    { text: 'x' },
    { text: 'x', html: '<p>x</p>', variants: [{ name: 'a' }, { name: 'b', text: 'y' }] },
  ];
  expect(warnOfNoHtml(campaignFile({ steps, tracking: { opens: true } }))).toMatchObject([
    { path: 'steps[1].html' },
    { path: 'steps[2].html' },
  ]);
});
