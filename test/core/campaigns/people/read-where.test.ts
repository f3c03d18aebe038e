import { expect, it } from 'vitest';
import { readWhere, sayTest } from '../../../../lib/core/campaigns/people/read-where.ts';

const COLUMNS = ['first_name', 'title'];

it.each([
  [
    'country=DE step=2',
    [
      { field: 'country', values: ['DE'] },
      { field: 'step', values: ['2'] },
    ],
  ],
  ['country=DE,AT', [{ field: 'country', values: ['DE', 'AT'] }]],
  ['company="Acme, Ltd"', [{ field: 'company', values: ['Acme, Ltd'] }]],
  ['Title=CTO', [{ field: { column: 'title' }, values: ['CTO'] }]],
  ['title=""', [{ field: { column: 'title' }, values: [''] }]],
])('reads %s', (text, tests) => {
  expect(readWhere(text, COLUMNS)).toEqual({ tests });
});

it.each([
  ['cuontry=DE', 'country'],
  ['state=waitng', 'waiting'],
  ['step=two', null],
  ['country', null],
  ['', null],
])('refuses %s and says what could stand there', (text, meant) => {
  expect(readWhere(text, COLUMNS)).toMatchObject({ expected: expect.any(String), meant });
});

it('says in words what a test asks, because step is what was sent and next what comes', () => {
  expect(sayTest({ field: 'step', values: ['2'] })).toBe('step 2 was sent to them');
  expect(sayTest({ field: 'next', values: ['2'] })).toBe('step 2 comes next');
});
