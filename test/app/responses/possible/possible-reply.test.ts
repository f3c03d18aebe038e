/**
 * Which messages from other addresses are kept as possible replies, and whose they may be.
 */
import { afterAll, describe, expect, it } from 'vitest';
import {
  afterFirst,
  dismiss,
  FROM_BEA,
  LINE,
  mailFrom,
  SUBJECT,
  type WrittenMail,
} from './possible.fixture.ts';
import { receive } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { listPossible } from '../../../../lib/state/responses/possible/possible-replies.ts';

const world = await afterFirst();
afterAll(() => world.close());

/** Whether it was kept, why, and whose it may be. */
async function received(written: WrittenMail): Promise<unknown> {
  const result = await receive(world, mailFrom(written));
  const [listed] = listPossible(world.state.db, null, { limit: 5, now: MONDAY });
  if (listed) await dismiss(world, listed.id);
  return [
    result.result === 'applied' && result.possible,
    listed?.signs.join(' ') ?? '',
    listed?.candidates.map(({ email }) => email.split('@')[0]).join(' ') ?? '',
  ];
}

describe('a message from another address may be a reply', () => {
  it.each<[string, WrittenMail, unknown]>([
    ['by the full name of its sender', FROM_BEA, [true, 'name', 'bea']],
    ['by the name in the other order', { name: 'Okafor, Bea' }, [true, 'name', 'bea']],
    [
      'by the name in its address',
      { name: '', from: 'bea.okafor@private.test' },
      [true, 'name', 'bea'],
    ],
    ...['Jörg Müller', 'Joerg Mueller', 'MULLER, JORG', 'Dr. Jo\u0308rg Mu\u0308ller'].map(
      (name): [string, WrittenMail, unknown] => [
        `by the name in another spelling: ${name}`,
        { name },
        [true, 'name', 'joerg'],
      ],
    ),
    [
      'by the address that its text names',
      { text: 'My other address is bea@north.test. Yes, call me.' },
      [true, 'address', 'bea'],
    ],
    [
      'by the person it is copied to',
      { headers: ['Cc: dana@south.test'] },
      [true, 'copied', 'dana'],
    ],
    [
      'by our subject and the first name of its sender',
      { name: 'Bea', subject: `Re: ${SUBJECT}` },
      [true, 'subject part_of_name', 'bea'],
    ],
    [
      'by our subject and the company: the likeliest colleagues wait',
      { name: 'Office', from: 'office@eu.north.test', subject: `AW: ${SUBJECT}` },
      [true, 'subject company', 'carl bea'],
    ],
    [
      'by our text, quoted, and the company',
      {
        name: 'Office',
        from: 'office@south.test',
        text: `Yes please.\n\nOn Monday Ann Lee wrote:\n> Hi Dana, ${LINE.replace('every', 'every\n>')}. Shall we talk?`,
      },
      [true, 'quote company', 'dana'],
    ],
    [
      'by a colleague who names the person in full',
      {
        name: 'Office',
        from: 'office@north.test',
        text: 'Carl Meier passed your message on to me. Please call.',
      },
      [true, 'mention company', 'carl'],
    ],
    [
      'by our subject alone, which more people got than can wait',
      { subject: `Re: ${SUBJECT}` },
      [true, 'subject', ''],
    ],
  ])('%s', async (_, written, expected) => {
    expect(await received(written)).toEqual(expected);
  });

  const NONE = [false, '', ''];
  it.each<[string, WrittenMail]>([
    ['a first name alone', { name: 'Bea' }],
    ['a last name alone', { name: 'Office of Okafor' }],
    ['the company alone', { from: 'office@north.test', subject: 'Re: Invoice 17' }],
    ['our subject without Re:', { subject: SUBJECT }],
    ['the name in a newsletter', { ...FROM_BEA, headers: ['List-Unsubscribe: <mailto:u@x.test>'] }],
    ['the name in an automatic reply', { ...FROM_BEA, headers: ['Auto-Submitted: auto-replied'] }],
    ['a colleague of ours', { ...FROM_BEA, from: 'bea@acme.test', subject: `Re: ${SUBJECT}` }],
    ['one short line of ours', { text: '> Shall we talk?' }],
    ['a private message', { subject: 'Re: Dinner', text: 'See you at eight.' }],
  ])('not by %s: nothing of it is stored', async (_, written) => {
    expect(await received(written)).toEqual(NONE);
  });
});
