/**
 * Reads the filter language of lists of people: `field=value` pairs that must all hold. A comma
 * separates values of which one must hold; quotes keep a value with spaces or commas whole.
 */
import { nearest } from '../../text/nearest.ts';
import { ENROLLMENT_STATES } from '../../../domain/campaigns/prospect.ts';
import {
  PERSON_FIELDS,
  type PersonField,
  type PersonTest,
} from '../../../domain/campaigns/person-filter.ts';

export type WhereRead =
  | { tests: PersonTest[] }
  /** `expected`: what could stand there. */
  | { fault: string; expected: string; meant: string | null };

const MOST_TESTS = 20;
/** `columns`: of the prospects files, which are fields as well. */
export function readWhere(text: string, columns: readonly string[]): WhereRead {
  const tests: PersonTest[] = [];
  for (const pair of splitOutsideQuotes(text, /\s/)) {
    if (pair === '') continue;
    const sign = pair.indexOf('=');
    const test =
      sign < 1 ? notAPair(pair) : readTest(pair.slice(0, sign), pair.slice(sign + 1), columns);
    if ('fault' in test) return test;
    if (tests.length === MOST_TESTS) return tooMany();
    tests.push(test);
  }
  return tests.length > 0 ? { tests } : notAPair(text);
}

function readTest(
  name: string,
  value: string,
  columns: readonly string[],
): PersonTest | Extract<WhereRead, { fault: string }> {
  const field = fieldOf(name, columns);
  if (field === null) {
    const known = [...PERSON_FIELDS, ...columns.filter((column) => fieldOf(column, []) === null)];
    return {
      fault: `the field ${quoted(name)} is not known`,
      expected: `one of ${known.slice(0, 40).join(', ')}`,
      meant: nearest(name, known),
    };
  }
  const values = valuesOf(value);
  const bad = values.find((each) => !isPossible(field, each));
  if (bad === undefined) return { field, values };
  return field === 'state'
    ? {
        fault: `the state ${quoted(bad)} is not known`,
        expected: `one of ${ENROLLMENT_STATES.join(', ')}`,
        meant: nearest(bad, ENROLLMENT_STATES),
      }
    : {
        fault: `${name}=${quoted(bad)} is not the number of a step`,
        expected: 'a whole number from 1 to 100',
        meant: null,
      };
}

function fieldOf(name: string, columns: readonly string[]): PersonField | null {
  const known = PERSON_FIELDS.find((field) => field === name.toLowerCase());
  if (known !== undefined) return known;
  const column =
    columns.find((each) => each === name) ??
    columns.find((each) => each.toLowerCase() === name.toLowerCase());
  return column === undefined ? null : { column };
}

function valuesOf(text: string): string[] {
  return splitOutsideQuotes(text, /,/)
    .map((part) => part.replaceAll('"', ''))
    .slice(0, MOST_TESTS);
}

/** Quotes stay in the parts. */
function splitOutsideQuotes(text: string, separator: RegExp): string[] {
  const parts = [''];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && separator.test(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function isPossible(field: PersonField, value: string): boolean {
  if (field === 'state') return (ENROLLMENT_STATES as readonly string[]).includes(value);
  if (field === 'step' || field === 'next') return /^[1-9]\d?$|^100$/.test(value);
  return true;
}

function notAPair(text: string): Extract<WhereRead, { fault: string }> {
  return {
    fault: `${quoted(text)} is not a pair of field and value`,
    expected: 'pairs such as country=DE step=2',
    meant: null,
  };
}

function tooMany(): Extract<WhereRead, { fault: string }> {
  return {
    fault: `there are more than ${MOST_TESTS} pairs`,
    expected: `at most ${MOST_TESTS}`,
    meant: null,
  };
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 60));

/** The filter in words, as the answer repeats it. */
export function sayTest({ field, values }: PersonTest): string {
  const any = values.map((value) => (value === '' ? 'empty' : value)).join(' or ');
  if (field === 'step') return `step ${any} was sent to them`;
  if (field === 'next') return `step ${any} comes next`;
  if (field === 'variant') return `they got variant ${any}`;
  return `${typeof field === 'string' ? field : field.column} is ${any}`;
}
