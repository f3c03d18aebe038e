/** `response_tracker.ts report`: responses that need a person come first. */
import { describe, expect, it } from 'vitest';
import { command as report } from '../../../../lib/cli/response-tracker/replies/report.ts';
import { labelResponses } from '../../../../lib/app/responses/label.ts';
import { wireRevising } from '../../../../lib/cli/wiring/responses/wire-revising.ts';
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';
import { MAILS, receive, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import { worldsClosedAfterEach } from '../../../support/worlds-closed.ts';
import type { Context } from '../../../../lib/cli/runner/command.ts';

const world = worldsClosedAfterEach();

const context = ({ state }: InboundWorld): Context =>
  ({
    state,
    clock: virtualClock(MONDAY + 2 * HOUR),
    callAgain: (script: string, rest: string) => `${script} ${rest}`,
  }) as unknown as Context;
const trusted = (data: unknown): string =>
  JSON.stringify(data, (key, value: unknown) => (key === 'untrusted' ? null : value));

describe('report', () => {
  it('puts first what a person must look at: a no that was not proven, then the angry, then the interested', async () => {
    const it = await world();
    const wrote = (text: string): string[] =>
      MAILS.reply(it).map((line) => (line === 'Yes, tell me more.' ? text : line));
    await receive(it, wrote('Hm.'));
    await receive(it, MAILS.reply(it));
    await receive(it, wrote('How dare you write to me again?'));
    const forged = MAILS.reply(it).filter((line) => !line.startsWith('In-Reply-To'));
    await receive(it, complaint(it, 'other@example.test'));
    await receive(it, forged);
    const { data, next } = await report.run(
      context(it),
      { campaignId: 'spring', limit: 3, since: undefined },
      [],
    );
    const rows = data['needsAPerson'] as {
      responseId: number;
      unverified: boolean;
      intent: string;
    }[];
    expect(
      rows.map(({ responseId, unverified, intent }) => [responseId, unverified, intent]),
    ).toEqual([
      [4, true, null],
      [3, false, 'angry'],
      [2, false, 'interested'],
    ]);
    expect(data['unlabelled']).toBe(5);
    expect(next?.map(({ run }) => run)).toEqual([
      'response_tracker show --response-id 4',
      'response_tracker replies --unlabelled --campaign-id spring',
    ]);
    expect(trusted(data)).not.toContain('dare you');
  });
});

const wroteTo = (it: InboundWorld, text: string): string[] =>
  MAILS.reply(it).map((line) => (line === 'Yes, tell me more.' ? text : line));

describe('a threat, a complaint or anger', () => {
  it('stands first whatever is newer: rights, threats, complaints, anger, then the others', async () => {
    const it = await world();
    await receive(it, MAILS.reply(it));
    await receive(it, wroteTo(it, 'How dare you write to me again?'));
    await receive(it, wroteTo(it, 'You will hear from our lawyer on Monday.'));
    await receive(it, wroteTo(it, 'Remove me from your list at once, this is harassment.'));
    await receive(it, wroteTo(it, 'Please delete all my personal data.'));
    await receive(it, complaint(it));
    await receive(it, MAILS.reply(it));
    const { data, next } = await report.run(
      context(it),
      { campaignId: 'spring', limit: 10, since: undefined },
      [],
    );
    expect(
      (data['needsAPerson'] as Record<string, unknown>[]).map(
        ({ kind, request, concern, intent }) =>
          request ?? concern ?? (kind === 'reply' ? intent : kind),
      ),
    ).toEqual([
      'erasure',
      'legal_threat',
      'complaint',
      'angry',
      'angry',
      'interested',
      'interested',
    ]);
    expect(next?.[0]?.why).toContain('asks for the erasure');
  });

  it('a proven angry unsubscribe and a complaint are shown until a label says that a person read them', async () => {
    const it = await world();
    await receive(it, wroteTo(it, 'Remove me from your list, or I will report you to the ICO.'));
    await receive(it, complaint(it));
    await receive(it, wroteTo(it, 'Please remove me from your list.'));
    const ask = async (): Promise<unknown[]> => {
      const { data, next } = await report.run(
        context(it),
        { campaignId: 'spring', limit: 10, since: undefined },
        [],
      );
      const rows = data['needsAPerson'] as { responseId: number; unverified: boolean }[];
      return [rows.map(({ responseId }) => responseId), next?.[0]?.why ?? ''];
    };
    expect(await ask()).toEqual([
      [1, 2],
      'p1@example.test threatens with a lawyer, a court or an authority; they get no message again, from any campaign. Tell the user at once; when a person has read it, label --intent unsubscribe takes it off the list',
    ]);
    const before = counters(it);
    await labelResponses(
      wireRevising(it.state, { campaignId: null, mailboxId: null }),
      [
        { id: 1, label: 'unsubscribe' },
        { id: 2, label: 'angry' },
      ],
      MONDAY + 2 * HOUR,
    );
    expect(await ask()).toEqual([[], '']);
    expect(counters(it)).toEqual(before);
  });
});

const counters = ({ state }: InboundWorld): unknown =>
  state.db.prepare(`SELECT metric, sum(n) AS n FROM counter GROUP BY 1 ORDER BY 1`).all();

const complaint = ({ messageId }: InboundWorld, to = 'p1@example.test'): string[] => [
  'From: feedback@provider.test',
  'To: ann@acme.test',
  'Subject: complaint',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'A complaint.',
  '',
  '--b',
  'Content-Type: message/feedback-report',
  '',
  'Feedback-Type: abuse',
  'User-Agent: x/1',
  'Version: 1',
  '',
  '--b',
  'Content-Type: text/rfc822-headers',
  '',
  `Message-ID: ${messageId}`,
  `To: ${to}`,
  '',
  '--b--',
  '',
];

describe('a person who is gone', () => {
  it('is counted, and shown with whom the machine names, after what people wrote', async () => {
    const it = await world();
    await receive(it, MAILS.moved(it));
    await receive(it, MAILS.leftCompany(it));
    await receive(it, MAILS.outOfOffice(it));
    await receive(it, MAILS.reply(it));
    const { data } = await report.run(
      context(it),
      { campaignId: 'spring', limit: 10, since: undefined },
      [],
    );
    expect(data).toMatchObject({
      responses: { autoReply: 2, leftCompany: 1, wrongPerson: 1, outOfOffice: 1, reply: 1 },
      unlabelled: 3,
    });
    expect(data['needsAPerson']).toMatchObject([
      { responseId: 4, kind: 'reply' },
      {
        responseId: 1,
        kind: 'auto_reply',
        intent: 'wrong_person',
        unverified: false,
        untrusted: { contact: { name: 'Carl Meier', address: 'carl@example.test' } },
      },
      { responseId: 2, kind: 'auto_reply', intent: 'left_company' },
    ]);
    expect(trusted(data)).not.toContain('carl@example.test');
  });
});
