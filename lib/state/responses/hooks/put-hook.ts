/**
 * Writes webhooks and what is known of their calls: rows of `hook` and `hook_token`. Every function
 * runs inside the caller's transaction.
 */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { prepared, valueOf } from '../../file/prepared.ts';
import { findHook } from './hooks.ts';
import type { HookChange, HookSettings, OneTimeToken } from '../../../domain/responses/hook.ts';
import { DAY, type Instant } from '../../../domain/time.ts';

/** Longer than the signature of a call is valid. */
const TOKENS_KEPT = 2 * DAY;

/** Another service or topic is another hook: its confirmation is needed again. */
export function putHook(db: Database, hook: HookSettings, now: Instant): HookChange {
  const { name, service, secretRef, mailboxId } = hook;
  const topics = JSON.stringify(hook.topics);
  const before = findHook(db, name);
  if (
    before?.service === service &&
    before.secretRef === secretRef &&
    before.mailboxId === mailboxId &&
    JSON.stringify(before.topics) === topics
  )
    return 'unchanged';
  prepared(
    db,
    `INSERT INTO hook (name, service, secret_ref, topics, mailbox_id, created_at)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
      confirmed_at = CASE WHEN service = excluded.service AND topics = excluded.topics THEN confirmed_at END,
      service = excluded.service, secret_ref = excluded.secret_ref, topics = excluded.topics,
      mailbox_id = excluded.mailbox_id`,
  ).run(name, service, secretRef, topics, mailboxId, now);
  return before ? 'changed' : 'added';
}

export function deleteHook(db: Database, name: string): boolean {
  return prepared(db, 'DELETE FROM hook WHERE name = ?').run(name).changes === 1;
}

/** `confirmed` undefined: as before. */
export function noteCall(
  db: Database,
  name: string,
  { now, unreadable, confirmed }: { now: Instant; unreadable: number; confirmed?: boolean },
): void {
  prepared(
    db,
    'UPDATE hook SET called_at = max(ifnull(called_at, 0), ?), unreadable = unreadable + ? WHERE name = ?',
  ).run(now, unreadable, name);
  if (confirmed !== undefined)
    prepared(db, 'UPDATE hook SET confirmed_at = ? WHERE name = ?').run(
      confirmed ? now : null,
      name,
    );
}

/** `repeated`: taken before, with the same body. `misused`: with another one. */
export function takeToken(
  db: Database,
  name: string,
  { token, body }: OneTimeToken,
  now: Instant,
): 'new' | 'repeated' | 'misused' {
  const known = valueOf<[string, string], string>(
    db,
    'SELECT body FROM hook_token WHERE hook = ? AND token = ?',
  ).get(name, token);
  if (known !== undefined) return known === body ? 'repeated' : 'misused';
  prepared(db, 'DELETE FROM hook_token WHERE at < ?').run(now - TOKENS_KEPT);
  prepared(db, 'INSERT INTO hook_token (hook, token, body, at) VALUES (?, ?, ?, ?)').run(
    name,
    token,
    body,
    now,
  );
  return 'new';
}

export const createHookWriter = storeOf({ putHook, deleteHook, noteCall, takeToken });
