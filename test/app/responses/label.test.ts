/**
 * The operator's label on a response is final, and has the consequences that the same verdict of
 * the classifier would have.
 */
import { describe, expect, it } from 'vitest';
import { labelResponses } from '../../../lib/app/responses/label.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { isSuppressed } from '../../../lib/state/campaigns/suppressions.ts';
import {
  afterFirstMail,
  MAILS,
  receive,
  type InboundWorld,
  type MailName,
} from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import type { Intent } from '../../../lib/domain/responses/response.ts';
import type { Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

async function answeredBy(name: MailName, seed: Seed = {}): Promise<InboundWorld> {
  const world = await afterFirstMail(seed);
  open.push(world);
  await receive(world, MAILS[name](world));
  return world;
}

function label({ state }: InboundWorld, word: Intent): ReturnType<typeof labelResponses> {
  return labelResponses(
    wireRevising(state, { campaignId: null, mailboxId: null }),
    [{ id: 1, label: word }],
    MONDAY + 2 * HOUR,
  );
}

function standing({ state: { db } }: InboundWorld): unknown {
  const counters = db
    .prepare(`SELECT metric, sum(n) AS n FROM counter WHERE metric <> 'sent' GROUP BY 1`)
    .all() as { metric: string; n: number }[];
  return [
    db.prepare('SELECT state FROM enrollment').pluck().get(),
    isSuppressed(db, addresseeOf('p1@example.test')) ? 'suppressed' : '',
    counters.map(({ metric, n }) => `${metric} ${n}`).join(),
  ];
}

const WITHOUT_STOP: Seed = { file: { sequences: { stopOnReply: false } } };

describe('a label', () => {
  it.each<[string, MailName, Seed, Intent, unknown]>([
    [
      'unsubscribe, on a reply: as if the words had said so',
      'reply',
      {},
      'unsubscribe',
      ['unsubscribed', 'suppressed', 'unsubscribed 1'],
    ],
    [
      'interested, on a reply, changes nothing',
      'reply',
      {},
      'interested',
      ['replied', '', 'replied 1'],
    ],
    [
      'not_interested ends the sequence also where replies do not',
      'reply',
      WITHOUT_STOP,
      'not_interested',
      ['replied', '', 'replied 1'],
    ],
    [
      'wrong_person ends the sequence also where replies do not',
      'reply',
      WITHOUT_STOP,
      'wrong_person',
      ['replied', '', 'replied 1'],
    ],
    [
      'interested does not end it there',
      'reply',
      WITHOUT_STOP,
      'interested',
      ['waiting', '', 'replied 1'],
    ],
    [
      'interested, on what was taken for an absence: a person wrote it',
      'outOfOffice',
      {},
      'interested',
      ['replied', '', 'replied 1'],
    ],
    [
      'left_company, on what was taken for an absence',
      'outOfOffice',
      {},
      'left_company',
      ['left_company', '', 'auto_reply 1'],
    ],
    [
      'wrong_person, on what was taken for an absence: a machine said so',
      'outOfOffice',
      {},
      'wrong_person',
      ['wrong_person', '', 'auto_reply 1'],
    ],
    [
      'left_company, on an automatic answer that somebody else is responsible',
      'moved',
      {},
      'left_company',
      ['left_company', '', 'auto_reply 1'],
    ],
    [
      'interested, on such an answer: a person wrote it',
      'moved',
      {},
      'interested',
      ['replied', '', 'replied 1'],
    ],
    [
      'later, on an absence, describes it and changes nothing',
      'outOfOffice',
      {},
      'later',
      ['waiting', '', 'out_of_office 1'],
    ],
    [
      'unsubscribe, on a bounce: whoever labels has read it',
      'hard',
      {},
      'unsubscribe',
      ['unsubscribed', 'suppressed', 'unsubscribed 1'],
    ],
    [
      'interested, on an unsubscribe: the suppression stays until a person lifts it',
      'unsubscribe',
      {},
      'interested',
      ['unsubscribed', 'suppressed', 'replied 1'],
    ],
    [
      'meeting ends the sequence also where replies do not',
      'reply',
      WITHOUT_STOP,
      'meeting',
      ['replied', '', 'replied 1'],
    ],
    ['spam, on a reply: the person has not replied', 'reply', {}, 'spam', ['waiting', '', '']],
    ['spam, on an absence: no one is away', 'outOfOffice', {}, 'spam', ['waiting', '', '']],
    ['spam, on a "no": it stays one', 'no', {}, 'spam', ['replied', '', 'replied 1']],
    [
      'spam, on an unsubscribe: it stays one',
      'unsubscribe',
      {},
      'spam',
      ['unsubscribed', 'suppressed', 'unsubscribed 1'],
    ],
    [
      'spam, on a hard bounce: the address stays invalid',
      'hard',
      {},
      'spam',
      ['invalid', '', 'bounced_hard 1,undelivered 1'],
    ],
  ])('%s', async (_, name, seed, word, expected) => {
    const world = await answeredBy(name, seed);
    expect(await label(world, word)).toMatchObject({ labelled: [{ outcome: 'labelled' }] });
    expect(standing(world)).toEqual(expected);
    const events = (): unknown =>
      world.state.db.prepare('SELECT count(*) FROM event').pluck().get();
    const before = events();
    expect(await label(world, word)).toMatchObject({
      labelled: [{ outcome: 'unchanged', change: null }],
    });
    expect([standing(world), events()]).toEqual([expected, before]);
  });

  it('of unsubscribe makes a no count that was not proven', async () => {
    const world = await afterFirstMail();
    open.push(world);
    await receive(world, [
      'From: p1@example.test',
      'To: unsubscribe@acme.test',
      'Subject: unsubscribe',
      '',
      '',
    ]);
    expect(standing(world)).toEqual(['waiting', '', '']);
    await label(world, 'unsubscribe');
    expect(standing(world)).toEqual(['unsubscribed', 'suppressed', 'unsubscribed 1']);
  });

  it('withdrawn (unknown) returns to the verdict of the classifier', async () => {
    const world = await answeredBy('outOfOffice');
    const before = world.state.db.prepare('SELECT state, due_at FROM enrollment').get();
    await label(world, 'interested');
    await label(world, 'unknown');
    expect(world.state.db.prepare('SELECT state, due_at FROM enrollment').get()).toEqual(before);
  });

  it('of many responses is set together, or not at all when one of them does not exist', async () => {
    const world = await answeredBy('reply');
    await receive(world, MAILS.outOfOffice(world));
    const labels = (): unknown =>
      world.state.db.prepare('SELECT label FROM response ORDER BY id').pluck().all();
    const port = wireRevising(world.state, { campaignId: null, mailboxId: null });
    const asked = [
      { id: 1, label: 'meeting' as const },
      { id: 99, label: 'later' as const },
      { id: 2, label: 'later' as const },
    ];
    const events = (): unknown =>
      world.state.db.prepare('SELECT count(*) FROM event').pluck().get();
    const before = events();
    expect(await labelResponses(port, asked, MONDAY)).toEqual({ outcome: 'missing', ids: [99] });
    expect([labels(), events()]).toEqual([[null, null], before]);
    expect(
      await labelResponses(
        port,
        asked.filter(({ id }) => id !== 99),
        MONDAY,
      ),
    ).toMatchObject({ labelled: [{ outcome: 'labelled' }, { outcome: 'labelled' }] });
    expect(labels()).toEqual(['meeting', 'later']);
  });
});
