import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_IT_IS, readProspectsFile } from '../../../lib/input/read-prospects-file.ts';
import { EXPORT_SHAPES } from './export-shapes.fixture.ts';
import { TEXT_SHAPES } from './text-shapes.fixture.ts';
import { WORKBOOK_SHAPES } from './workbook-shapes.fixture.ts';
import type { Shape } from './shape.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'lists-'));

const SHAPES: readonly Shape[] = [...TEXT_SHAPES, ...EXPORT_SHAPES, ...WORKBOOK_SHAPES];

test.each(SHAPES.map((shape, number) => ({ ...shape, number })))('$name', async (shape) => {
  // The name says nothing of the contents.
  const path = join(folder, `${shape.number}.${shape.number % 2 === 0 ? 'csv' : 'xlsx'}`);
  writeFileSync(path, await shape.file);
  const reading = readPeople(path, shape.options);
  if ('refused' in shape) {
    await expect(reading).rejects.toMatchObject({
      code: shape.refused,
      hint: expect.stringMatching(shape.hint ?? /./) as string,
    });
    return;
  }
  expect(await reading).toEqual(shape.people);
});

async function readPeople(
  path: string,
  options: (typeof SHAPES)[number]['options'] = {},
): Promise<string[]> {
  const file = await readProspectsFile(path, { ...AS_IT_IS, ...options });
  const people: string[] = [];
  for await (const { fields, email } of file.rows) {
    const { first_name, last_name, company, country } = fields;
    const name = [first_name, last_name].filter(Boolean).join(' ') || '-';
    people.push([name, `<${email ?? ''}>`, company, country].filter(Boolean).join(' '));
  }
  return people;
}
