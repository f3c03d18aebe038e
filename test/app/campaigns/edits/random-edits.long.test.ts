/** Two hundred edits of running campaigns: the dry run says what the start does, and nobody is told twice. */
import { expect, it } from 'vitest';
import { startSink } from '../../../support/smtp-sink.ts';
import { seededState } from '../../../support/state-file.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { live, toldBy } from './edits.fixture.ts';

const open = closedAfterEach();

it.each(['a', 'b', 'c', 'd', 'e'])(
  'forty random edits keep to their dry run, repeat no step and send no stopped variant (%s)',
  async (seed) => {
    const sink = await startSink();
    const state = await seededState({ people: [], mailboxes: ['ann', 'bob'] });
    open.push(sink, state.db);
    const { rounds, late, wrong } = await live(state, sink, { seed, edits: 40 });
    for (const { dry, real } of rounds) expect(dry).toEqual(real);
    expect({ late, wrong }).toEqual({ late: [], wrong: [] });
    const told = sink.messages.map((message) => `${message.to} ${toldBy(message).id}`);
    expect(told.length).toBe(new Set(told).size);
    const refused = rounds.filter(({ real }) => typeof real === 'string').length;
    expect(told.length).toBeGreaterThan(60);
    expect(refused).toBeLessThan(20);
  },
  120_000,
);
