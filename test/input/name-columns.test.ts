/** Names of columns with words around them: their meaning, and names without one. */
import { expect, test } from 'vitest';
import {
  QUALIFIED_EXAMPLES,
  QUALIFIED_NEAR_MISSES,
} from '../../data/prospects/column-qualifiers.ts';
import { knownField } from '../../lib/input/column-meaning.ts';
import { nameColumns } from '../../lib/input/name-columns.ts';

test.each(QUALIFIED_EXAMPLES)('%s says the %s', (name, field) =>
  expect(knownField(name)).toBe(field),
);

test.each(QUALIFIED_NEAR_MISSES)('%s says none of our fields', (name) =>
  expect(knownField(name)).toBeNull(),
);

test('an exact name comes before one with words around it', () => {
  const { names } = nameColumns(['Country (Work)', 'Work Email', 'Country', 'Email'], 'x.csv');
  expect(names).toEqual(['country_work', 'work_email', 'country', 'email']);
});

test('a second column of one name keeps its number', () => {
  const { names, passedOver } = nameColumns(
    ['Email', 'First Name', 'Email', 'Notes', 'notes'],
    'x',
  );
  expect(names).toEqual(['email', 'first_name', 'email_3', 'notes', 'notes_5']);
  expect(passedOver).toEqual([{ field: 'email', column: 'Email', number: 3, instead: 'Email' }]);
});

test('a list without a header is refused also with --map by number: its first line is a person', () => {
  const map = [{ column: '1', field: 'email' }];
  expect(() => nameColumns(['ann@lumen.com', 'Ann'], 'x.csv', map)).toThrow(
    expect.objectContaining({ code: 'csv_no_email_column' }),
  );
});
