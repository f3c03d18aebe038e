/** Mail made to harm the search for whom a possible reply comes from: it is read like any other. */
import { afterAll, expect, it } from 'vitest';
import { afterFirst, LINE, mailFrom, type WrittenMail } from './possible.fixture.ts';
import { receive } from '../../../support/imap/inbound-world.ts';

const world = await afterFirst({
  steps: [{ subject: 'About the spare parts of {{ first_name }}', text: LINE }],
});
afterAll(() => world.close());

const many = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

it.each<[string, WrittenMail]>([
  [
    'a subject longer than SQLite compares',
    { subject: `Re: About the spare parts of ${many('\ufdfa', 5_000)}` },
  ],
  ['a subject of wildcards', { subject: `Re: About the spare parts of Bea${many('%_', 9_000)}` }],
  ['a subject with zeros', { subject: 'Re: About the spare parts of \0' }],
  ['a name of a megabyte', { name: many('Bea Okafor ', 1_000_000) }],
  ['a name of half a character', { name: 'Bea \ud800 Okafor' }],
  [
    'ten thousand names in the text',
    { text: many('bea okafor ', 1_000_000), from: 'x@north.test' },
  ],
  ['our text, a thousand times', { text: many(`> ${LINE}\n`, 1_000_000) }],
  ['half of our text, a thousand times', { text: many(`${LINE.slice(0, -1)} `, 1_000_000) }],
  ['addresses without end', { text: many('bea@north.test ', 1_000_000) }],
  ['addresses of ours, almost', { text: many('bea@north', 1_000_000) }],
  ['ids of ours, almost', { text: many('aaaaaaaaaaaaaaaa.bbbbbbbbbb@acme.test ', 1_000_000) }],
  [
    'references without end',
    { headers: [`References: ${many('<aaaaaaaaaaaaaaaa.bbbbbbbbbb@acme.test> ', 1_000_000)}`] },
  ],
  ['copies to everyone', { headers: [`Cc: ${many('bea@north.test, ', 1_000_000)}`] }],
])('%s', async (_, written) => {
  const began = process.cpuUsage();
  expect(await receive(world, mailFrom(written))).toMatchObject({ result: 'applied' });
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1_000).toBeLessThan(1_000);
});
