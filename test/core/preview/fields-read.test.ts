/** Which fields a text reads, and what it says without them. */
import { expect, test } from 'vitest';
import { fieldsRead, insteadOf } from '../../../lib/core/preview/fields-read.ts';

const NAMES = ['first_name', 'company', 'city', 'name'];

test.each([
  ['Hi {{ first_name }}', ['first_name']],
  ["{% if company %}at {{ company | append: 'city' }}{% endif %}", ['company']],
  ['first_name {{ sender.name }}', []],
  ['{{ city.size }} {{- name -}}', ['city', 'name']],
])('%s reads %o', (text, read) => {
  expect(fieldsRead([text], NAMES)).toEqual(read);
});

test.each([
  ["{{ city | default: 'town' }}", ['town']],
  ['{{city|default:"your town"}}{{ city | upcase | default: "there" }}', ['your town', 'there']],
  ['{% if city %}{{ city }}{% endif %}', []],
  ["{{ company | default: 'x' }}{{ city }}", []],
  ["{{ city | default: '' }}", ['']],
])('%s: instead of the city %o', (text, instead) => {
  expect(insteadOf([text], 'city')).toEqual(instead);
});
