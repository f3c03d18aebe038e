/** What a caller gets for a line that is not taken: one JSON document on stdout, exit 64, nothing opened or made. */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { call, newFolder } from '../../support/script.ts';

it.each<[string[], string, string, string]>([
  [
    ['rate_limiter', 'status', '--campain-id', 'x'],
    'rate_limiter.status',
    '"--campain-id" is not a flag of rate_limiter.ts status; expected one of --campaign-id,',
    'Did you mean --campaign-id?',
  ],
  [
    ['rate_limiter', 'status', '--campaign-id', 'x', '--limit', 'abc'],
    'rate_limiter.status',
    '--limit "abc" is not valid; expected a whole number from 1 to 100000.',
    'Example: --limit 20.',
  ],
  [
    ['rate_limiter', 'pause', '--all', '--reason', 'x', '--dry-run=yes'],
    'rate_limiter.pause',
    '--dry-run takes no value, but got one.',
    'Write --dry-run alone.',
  ],
  [
    ['rate_limiter', 'mailbox', 'lits'],
    'rate_limiter.mailbox',
    '"lits" is not a command of rate_limiter.ts mailbox; expected one of add, list, test.',
    'Did you mean rate_limiter.ts mailbox list?',
  ],
  [
    ['response_tracker', 'classify'],
    'response_tracker.classify',
    'response_tracker.ts classify needs PATH...',
    'See response_tracker.ts classify --help.',
  ],
  [
    ['analytics', 'daily', 'spring'],
    'analytics.daily',
    'analytics.ts daily takes no plain arguments, but got 1.',
    'Give every value with its flag',
  ],
  [['analytics'], 'analytics', 'analytics.ts needs a command; expected one of daily,', 'See '],
])('%j', async (line, command, message, hint) => {
  const cwd = newFolder();
  const { code, stderr, document } = await call(line, { cwd });
  expect([code, stderr, readdirSync(cwd)]).toEqual([64, '', []]);
  expect(document).toMatchObject({
    ok: false,
    command,
    error: {
      code: 'usage',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    },
    warnings: [],
    next: [],
  });
});
