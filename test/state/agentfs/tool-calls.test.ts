import { describe, expect, it } from 'vitest';
import { getKey, setKey } from '../../../lib/state/agentfs/keys.ts';
import { recordToolCall } from '../../../lib/state/agentfs/tool-calls.ts';
import { newDatabase } from './database.ts';

const startedAt = Date.UTC(2026, 4, 4, 9, 0, 0, 900);
const completedAt = startedAt + 2_300;
const seconds = Math.floor(startedAt / 1000);

describe('the row of a command', () => {
  it('holds its parameters and result as JSON, its times in seconds', () => {
    const db = newDatabase();
    const id = recordToolCall(db, {
      name: 'rate_limiter.schedule',
      parameters: { batchSize: 50 },
      result: { ok: true },
      startedAt,
      completedAt,
    });
    expect(db.prepare('SELECT * FROM tool_calls').all()).toEqual([
      {
        id,
        name: 'rate_limiter.schedule',
        parameters: '{"batchSize":50}',
        result: '{"ok":true}',
        error: null,
        status: 'success',
        started_at: seconds,
        completed_at: seconds + 3,
        duration_ms: 3_000,
      },
    ]);
    db.close();
  });

  it('has an error and no result when the command failed', () => {
    const db = newDatabase();
    recordToolCall(db, {
      name: 'x',
      parameters: {},
      error: { code: 'no_such_campaign' },
      startedAt,
      completedAt,
    });
    expect(db.prepare('SELECT status, result, error FROM tool_calls').get()).toEqual({
      status: 'error',
      result: null,
      error: '{"code":"no_such_campaign"}',
    });
    db.close();
  });

  it('always has exactly one of result and error, even if the command returned nothing', () => {
    const db = newDatabase();
    recordToolCall(db, { name: 'x', parameters: {}, result: undefined, startedAt, completedAt });
    recordToolCall(db, { name: 'x', parameters: {}, error: undefined, startedAt, completedAt });
    expect(db.prepare('SELECT result, error FROM tool_calls').all()).toEqual([
      { result: '{}', error: null },
      { result: null, error: '{}' },
    ]);
    db.close();
  });

  it('holds no secret, though the caller forgot to redact', () => {
    const db = newDatabase();
    const url = 'smtp://ann:hunter2@mx.test';
    recordToolCall(db, {
      name: 'x',
      parameters: { smtp: url },
      error: { message: `cannot reach ${url}` },
      startedAt,
      completedAt,
    });
    expect(JSON.stringify(db.prepare('SELECT * FROM tool_calls').all())).not.toContain('hunter2');
    db.close();
  });

  it('never takes less than no time, when the clock was set back meanwhile', () => {
    const db = newDatabase();
    recordToolCall(db, {
      name: 'x',
      parameters: {},
      result: {},
      startedAt,
      completedAt: startedAt - 5_000,
    });
    expect(
      db.prepare('SELECT completed_at - started_at AS took, duration_ms FROM tool_calls').get(),
    ).toEqual({ took: 0, duration_ms: 0 });
    db.close();
  });
});

describe('a setting', () => {
  it('replaces the one before and remembers when each came', () => {
    const db = newDatabase();
    setKey(db, 'settings', { perHour: 50 }, startedAt);
    setKey(db, 'settings', { perHour: 100 }, startedAt + 60_000);
    expect(getKey(db, 'settings')).toEqual({ perHour: 100 });
    expect(getKey(db, 'absent')).toBeUndefined();
    expect(db.prepare('SELECT updated_at - created_at FROM kv_store').pluck().all()).toEqual([60]);
    db.close();
  });
});
