/** A thousand random pairs of campaign and person: the server receives what the preview showed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { compareWithSink } from './random-campaign.fixture.ts';

const CAMPAIGNS = 250;
const PEOPLE = 4;

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSink();
});
afterAll(() => sink.close());

test('preview and server agree on every byte of a thousand random pairs', async () => {
  let people = 0;
  let messages = 0;
  const different: string[] = [];
  for (let seed = 100; seed < 100 + CAMPAIGNS; seed++) {
    const compared = await compareWithSink(seed, { sink, people: PEOPLE });
    people += compared.people;
    messages += compared.messages;
    different.push(...compared.different);
  }
  expect(different).toEqual([]);
  expect(people).toBe(CAMPAIGNS * PEOPLE);
  expect(messages).toBeGreaterThan(people);
}, 900_000);
