/** The codes of services: each row decides its example, and no code is out of reach. */
import { describe, expect, it } from 'vitest';
import { CODE_SERVICES, STATUS_ROWS } from '../../../data/classify/bounces/services/services.ts';
import { STATUS_MEANINGS } from '../../../data/classify/bounces/status-rules.ts';
import { readCodes } from '../../../lib/core/bounces/read-codes.ts';
import { classifyReply, type ReplyVerdict } from '../../../lib/core/bounces/smtp-reply.ts';

function judge(text: string): ReplyVerdict {
  const { code, status } = readCodes(text);
  return classifyReply({ code, enhanced: status === '' ? null : status, text });
}

/** What a row says of a reply with this code. */
function expected({ class: always, temporary }: Ruled, text: string): string {
  return text.startsWith('4') && temporary !== undefined ? temporary : always;
}

type Ruled = { class: string; temporary?: string };

const CODE_ROWS = CODE_SERVICES.flatMap(({ id, rows }) =>
  rows.map((row) => [id, row.example, row] as const),
);

describe('a code in the text of a refusal', () => {
  it.each(CODE_ROWS)('of %s decides: %s', (id, example, row) => {
    const verdict = judge(example);
    expect(verdict).toMatchObject({ class: expected(row, example), reason: row.reason });
    expect(verdict.rule.startsWith(`${id}.`)).toBe(true);
    expect(verdict.certain).toBe(true);
  });

  it.each(CODE_SERVICES.flatMap(({ id, nearMisses = [] }) => nearMisses.map((miss) => [id, miss])))(
    'of %s is not in: %s',
    (id, miss) => {
      expect(judge(miss ?? '').rule.startsWith(`${id}.`)).toBe(false);
    },
  );

  it.each(CODE_SERVICES.map(({ id, rows }) => [id, rows] as const))(
    'of %s belongs to one row',
    (_, rows) => {
      const codes = rows.flatMap((row) => row.codes);
      expect(new Set(codes).size).toBe(codes.length);
    },
  );

  it('says more than the words beside it', () => {
    expect(judge('550 5.1.1 User unknown. OFR_506 [506]')).toMatchObject({ reason: 'spam' });
  });

  it('that no row names leaves the decision to the words', () => {
    expect(judge('550 5.1.1 User unknown. OFR_111 [111]')).toMatchObject({
      class: 'hard',
      reason: 'user_unknown',
    });
  });
});

describe('a status of a service', () => {
  it.each(STATUS_ROWS.map((row) => [row.example, row] as const))('decides: %s', (example, row) => {
    expect(judge(example)).toMatchObject({ class: expected(row, example), reason: row.reason });
  });

  const misses = STATUS_ROWS.flatMap((row) =>
    (row.nearMisses ?? []).map((miss) => [miss, row.reason] as const),
  );
  it.each(misses)('does not decide: %s', (miss, reason) => {
    expect(judge(miss).reason).not.toBe(reason);
  });

  it('is not in the registry, except where its words set it apart', () => {
    const both = STATUS_ROWS.filter((row) => row.with === undefined).flatMap(({ statuses }) =>
      statuses.filter((status) => STATUS_MEANINGS[status] !== undefined),
    );
    expect(both).toEqual([]);
  });
});

describe('a status that no row names', () => {
  it.each([
    ['550 5.7.999 Not today', 'block policy'],
    ['450 4.7.432 Not today', 'block policy'],
    ['550 5.7.999 Requested action not taken: mailbox unavailable', 'block policy'],
    ['550 5.4.77 Not today', 'soft network_error'],
    ['550 5.3.99 Not today', 'soft mail_server_error'],
    ['550 5.6.99 Not today', 'block content'],
    ['550 5.1.99 Not today', 'soft unknown'],
    ['550 5.0.0 Not today', 'soft unknown'],
  ])('%s is %s, by its subject', (text, verdict) => {
    const found = judge(text);
    expect(`${found.class} ${found.reason}`).toBe(verdict);
  });
});
