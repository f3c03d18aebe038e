import { expect, it } from 'vitest';
import { nearestAddresses } from '../../../lib/core/text/nearest-addresses.ts';

const KNOWN = ['bob@acme.example', 'rob@acme.example', 'eve@acme.example', 'bob@other.example'];

it.each([
  ['bob@acme.exmaple', ['bob@acme.example']],
  ['bbo@acme.example', ['bob@acme.example']],
  ['bob@acme.com', ['bob@acme.example']],
  ['zoe@nowhere.test', []],
])('%s may mean %s', (typed, meant) => {
  expect(nearestAddresses(typed, KNOWN).slice(0, meant.length || 3)).toEqual(meant);
});
