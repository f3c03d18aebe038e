/** Edits of a running campaign: the dry run says what the start does, and people are told once. */
import { expect, it } from 'vitest';
import { startSink } from '../../../support/smtp-sink.ts';
import { seededState } from '../../../support/state-file.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { live, toldBy } from './edits.fixture.ts';

const open = closedAfterEach();

/** Two lives of the long test's length are enough to see a dry run that differs. */
it.each(['first', 'second'])(
  'random edits: every dry run is the start, and no person gets a step twice or a stopped variant (%s)',
  async (seed) => {
    const sink = await startSink();
    const state = await seededState({ people: [], mailboxes: ['ann', 'bob'] });
    open.push(sink, state.db);
    const { rounds, late, wrong } = await live(state, sink, { seed, edits: 10 });
    for (const { dry, real } of rounds) expect(dry).toEqual(real);
    expect({ late, wrong }).toEqual({ late: [], wrong: [] });
    const told = sink.messages.map((message) => `${message.to} ${toldBy(message).id}`);
    expect(told.length).toBeGreaterThan(10);
    expect(told.length).toBe(new Set(told).size);
  },
);
