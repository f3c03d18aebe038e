/** Reads what a POST to an unsubscribe link asks for: one click of a mail program, or the page. */
import { PREFERENCES, type Preference } from '../../../domain/responses/preference.ts';
import type { Context } from 'hono';

export type Choice =
  | { choice: 'one_click' }
  | { choice: 'page'; preference: Preference }
  /** The form names nothing that we know. */
  | { choice: 'none' }
  /** The body is not a form. */
  | { choice: 'unreadable'; status: 400 | 415 };

/**
 * RFC 8058 3.2: `List-Unsubscribe=One-Click` in a form of either encoding. A body without a type
 * that says exactly this is accepted too.
 */
export async function readChoice(c: Context): Promise<Choice> {
  const type = (c.req.header('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
  let field: (name: string) => unknown;
  try {
    if (type === 'multipart/form-data') {
      const form = await c.req.parseBody();
      field = (name) => (Object.hasOwn(form, name) ? form[name] : undefined);
    } else if (type === 'application/x-www-form-urlencoded' || type === '') {
      const form = new URLSearchParams(await c.req.text());
      field = (name) => form.get(name);
    } else return { choice: 'unreadable', status: 415 };
  } catch {
    return { choice: 'unreadable', status: 400 };
  }
  const oneClick = field('List-Unsubscribe');
  if (typeof oneClick === 'string' && oneClick.trim().toLowerCase() === 'one-click')
    return { choice: 'one_click' };
  const preference = PREFERENCES.find((each) => each === field('choice'));
  return preference === undefined ? { choice: 'none' } : { choice: 'page', preference };
}
