import { describe, expect, it } from 'vitest';
import { endsElsewhere } from '../../../lib/core/campaigns/contact.ts';
import { DEFAULT_CONTACT } from '../../../lib/core/campaigns/resolve-campaign.ts';
import type { DeclineKind } from '../../../lib/domain/campaigns/contact.ts';

describe('a no ends an open sequence elsewhere', () => {
  it.each<[DeclineKind, Record<string, number>, boolean]>([
    ['not_interested', {}, true],
    ['not_interested', { not_interested: 180 }, true],
    ['not_interested', { not_interested: 0 }, false],
    ['bounced', { bounced: 0 }, false],
    ['angry', { not_interested: 0 }, true],
  ])('%s with %j: %s', (kind, allowAfter, ends) => {
    expect(endsElsewhere(kind, { ...DEFAULT_CONTACT, allowAfter })).toBe(ends);
  });
});
