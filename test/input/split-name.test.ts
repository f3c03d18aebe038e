import { expect, test } from 'vitest';
import { FULL_NAME_EXAMPLES } from '../../data/lists/full-names.ts';
import { splitName } from '../../lib/input/split-name.ts';
import { readAddresses } from '../../lib/input/read-addresses.ts';
import { normaliseAddress } from '../../lib/input/normalise-address.ts';

test.each(FULL_NAME_EXAMPLES)('%s', (name, split) => {
  expect(splitName(name)).toEqual(split && { first: split[0], last: split[1] });
});

test.each<[string, string | null, string[], string]>([
  ['Ann Lee <ann@acme.com>', 'ann@acme.com', [], 'Ann Lee'],
  ['"Lee, Ann" <ann@acme.com>', 'ann@acme.com', [], 'Lee, Ann'],
  ['Ann <ann@acme.com>; Bob <bob@acme.com>', 'ann@acme.com', ['bob@acme.com'], 'Ann'],
  ['ann@acme.com; bob@acme.com', 'ann@acme.com', ['bob@acme.com'], ''],
  ['ann@acme.com, ann@acme.com', 'ann@acme.com', [], ''],
  ['ann@acme.com ::: bob@acme.com', 'ann@acme.com', ['bob@acme.com'], ''],
  ['ann@acme.com (work)', 'ann@acme.com', [], ''],
  ['ann@acme.com\u200b', 'ann@acme.com', [], ''],
  ['mailto:ann@acme.com', 'ann@acme.com', [], ''],
  // Any other text may name another person.
  ['ann@acme.com or bob@acme.com', null, [], ''],
  ['ann@acme.com <bob>', null, [], ''],
  ['<ann@acme.com> bob@acme.com', null, [], ''],
  ['"ann@acme.com" <x@y>', null, [], ''],
  ['ann at acme.com', null, [], ''],
])('%s', (cell, email, others, name) => {
  const read = readAddresses(cell, normaliseAddress(cell));
  expect([read.check.ok ? read.check.address : null, read.others, read.name]).toEqual([
    email,
    others,
    name,
  ]);
});
