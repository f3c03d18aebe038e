/** The printed commands mean the same to a shell, whatever letters an address has. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { describeDecision } from '../../../../lib/cli/response-tracker/possible/describe-possible.ts';

const calls = { callAgain: (script: string, rest: string): string => `${script} ${rest}` };

it.each([
  '`id`@north.test',
  "o'neil@north.test",
  'a&b@north.test',
  '$HOME@north.test',
  '#a|b*?@x.test',
])('the command that assigns a reply to %s passes that address on', (email) => {
  const { candidates } = describeDecision(calls, {
    id: 17,
    signs: ['name'],
    candidates: [{ email, campaignId: 'spring', step: 1, signs: ['name'], waitsUntil: null }],
  });
  const words = execFileSync('sh', ['-c', `printf '%s\\n' ${candidates[0]?.assign}`]);
  expect(words.toString().trim().split('\n')).toEqual(
    `response_tracker replies assign --response-id 17 --email ${email} --campaign-id spring`.split(
      ' ',
    ),
  );
});
