import { expect, it } from 'vitest';
import { remediesOf } from '../../../lib/core/alerts/words.ts';

it('a failing listener has a command that tries it at once', () => {
  const remedies = remediesOf({
    code: 'listener_failing',
    scope: 'listener',
    scopeId: 'acme.test#165s020',
    detail: null,
    reason: 'certificate',
    level: 'warning',
    value: 3,
    threshold: 3,
    sample: 3,
    until: null,
  });
  expect(remedies.map(({ script, rest }) => `${script} ${rest}`)).toEqual([
    'rate_limiter start --config CAMPAIGN_FILE',
  ]);
});
