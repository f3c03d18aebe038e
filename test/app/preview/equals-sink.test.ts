/** What a preview shows is what the server of the mailbox receives. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { compareWithSink } from './random-campaign.fixture.ts';

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSink();
});
afterAll(() => sink.close());

test.each([1, 2])(
  'the bytes of random campaign %i are those that its preview showed',
  async (seed) => {
    const { people, different } = await compareWithSink(seed, { sink, people: 15 });
    expect(different).toEqual([]);
    expect(people).toBe(15);
  },
);
