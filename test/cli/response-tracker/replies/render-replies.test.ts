import { expect, it } from 'vitest';
import {
  renderReplies,
  type ShownReply,
} from '../../../../lib/cli/response-tracker/replies/render-replies.ts';

const reply: ShownReply = {
  responseId: 7,
  kind: 'reply',
  email: 'bob@example.test',
  step: 2,
  receivedAt: '2026-03-09T10:00:00.000Z',
  intent: 'question',
  label: null,
  untrusted: { subject: 'Re: Hello', text: 'How much?\n\nBob' },
};

it("a stranger's words are shown behind a bar, below a line of ours", () => {
  expect(renderReplies([reply])).toBe(
    '#7  reply  question  bob@example.test  step 2  2026-03-09T10:00:00.000Z\n  │ Subject: Re: Hello\n  │ How much?\n  │ Bob',
  );
});

it.each<[string, Partial<ShownReply>, string]>([
  ['the label of the agent comes before the guess', { label: 'referral' }, 'referral'],
  [
    'a bounce that was not proven says so',
    { bounce: { class: 'hard', reason: 'user_unknown', proven: false } },
    'hard: user_unknown, not proven',
  ],
  [
    'an absence says until when, and when the next mail may leave',
    { returnsAt: '2026-03-20T00:00:00.000Z', resumesAt: '2026-03-23T04:00:00.000Z' },
    'back on 2026-03-20  next message not before 2026-03-23T04:00:00.000Z',
  ],
])('%s', (_, more, shown) => {
  expect(renderReplies([{ ...reply, ...more }]).split('\n')[0]).toContain(shown);
});

it('the contact in the answer is shown behind the bar, because the stranger wrote it', () => {
  expect(
    renderReplies([
      {
        ...reply,
        untrusted: { ...reply.untrusted, contact: { name: 'Carl', address: 'carl@example.test' } },
      },
    ]).split('\n')[1],
  ).toBe('  │ Names: Carl, carl@example.test');
});

it('a flood of words is cut in length and number, and no line of it can look like ours', () => {
  const lines = renderReplies([
    {
      ...reply,
      untrusted: { subject: null, text: `${'x'.repeat(500)}\n${'#8  reply\n'.repeat(50)}` },
    },
  ]).split('\n');
  expect(lines).toHaveLength(10);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(lines.slice(1).every((line) => line.startsWith('  │ '))).toBe(true);
});
