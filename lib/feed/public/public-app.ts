/** The routes of the public endpoints: what is asked, and the answer to it. */
import type { Context, Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { NotAdmitted, type Admission } from './admission.ts';
import { hookAnswer, pageAnswer, pixelAnswer, plainAnswer, redirectAnswer } from './answers.ts';
import { clientAddress, type Trust } from './client-address.ts';
import { limitBody } from './limit-body.ts';
import { readChoice } from './page/read-choice.ts';
import { readHit } from './read-hit.ts';
import { isRedirectTarget } from './redirect-target.ts';
import { renderPage } from './page/render-page.ts';
import type { PublicPort } from './public-port.ts';
import type { Tally } from './tally.ts';
import type { HitKind } from '../../domain/tracking/hit.ts';
import type { Instant } from '../../domain/time.ts';

/** The form of the page has 30 bytes; a one-click in multipart some 200. */
const LARGEST_FORM = 8 * 1024;
/** Services send up to some hundred events in one call. */
const LARGEST_HOOK = 1024 * 1024;
const LONGEST_TOKEN = 200;
/** Milliseconds. A person waits no longer for a click to be recorded. */
const CLICK_BY = 1_500;

export type PublicAppOptions = {
  port: PublicPort;
  /** The path of the public address: a proxy may keep it or take it away. */
  prefix: string;
  admission: Admission;
  isTrusted: Trust;
  tally: Tally;
  now: () => Instant;
  /** Told of each failure, by a code; never by what was asked. */
  onFailure: (error: unknown) => void;
};

type PublicContext = Context<{ Bindings: HttpBindings }>;

export async function createPublicApp(
  options: PublicAppOptions,
): Promise<Hono<{ Bindings: HttpBindings }>> {
  const { Hono } = await import('hono');
  const { port, admission, tally } = options;
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: false });
  const tooLarge = (): Response => {
    tally.count('refused');
    return plainAnswer(413, { connection: 'close' });
  };
  const formLimit = await limitBody(LARGEST_FORM, tooLarge);
  const hookLimit = await limitBody(LARGEST_HOOK, tooLarge);
  const allow = (methods: string) => (): Response => {
    tally.count('refused');
    return plainAnswer(405, { allow: methods });
  };
  const tokenOf = (c: PublicContext): string =>
    (c.req.param('token') ?? '').slice(0, LONGEST_TOKEN);
  const showPage = (
    c: PublicContext,
    token: string,
    state: { done?: Parameters<typeof renderPage>[1]['done']; failed?: true; status?: 400 | 503 },
  ): Response => {
    const shown = port.preferencesOf(token, c.req.header('accept-language')?.slice(0, 300) ?? null);
    const html = renderPage(shown, { done: state.done ?? null, failed: state.failed ?? false });
    return pageAnswer(html, shown.language, state.status ?? 200);
  };

  for (const base of new Set([options.prefix, ''])) {
    app.get(`${base}/u/:token`, (c) => {
      tally.count('page');
      return showPage(c, tokenOf(c), {});
    });
    app.post(`${base}/u/:token`, formLimit, async (c) => {
      const token = tokenOf(c);
      const asked = await readChoice(c);
      if (asked.choice === 'unreadable') {
        tally.count('refused');
        return plainAnswer(asked.status);
      }
      if (asked.choice === 'none') {
        tally.count('refused');
        return showPage(c, token, { status: 400 });
      }
      const preference = asked.choice === 'one_click' ? 'never' : asked.preference;
      try {
        await admission.run(() =>
          preference === 'never' ? port.unsubscribe(token) : port.prefer(token, preference),
        );
      } catch (error) {
        return failed(error, () => showPage(c, token, { failed: true, status: 503 }));
      }
      tally.count(asked.choice === 'one_click' ? 'oneClick' : 'choice');
      return showPage(c, token, { done: preference });
    });
    app.all(`${base}/u/:token`, allow('GET, HEAD, POST'));

    app.get(`${base}/o/:token`, async (c) => {
      const token = tokenOf(c).replace(/\.gif$/i, '');
      try {
        await admission.run(() => port.open(hitOf(c, 'open', token)));
      } catch (error) {
        return failed(error);
      }
      tally.count('open');
      return pixelAnswer();
    });
    app.all(`${base}/o/:token`, allow('GET, HEAD'));

    app.get(`${base}/c/:token`, async (c) => {
      const token = tokenOf(c);
      let target: string | null;
      try {
        target = await admission.run(() => port.click(hitOf(c, 'click', token)), CLICK_BY);
        if (target !== null) tally.count('click');
      } catch (error) {
        failed(error);
        target = port.targetOf(token);
      }
      if (target !== null && isRedirectTarget(target)) return redirectAnswer(target);
      tally.count('refused');
      return plainAnswer(404);
    });
    app.all(`${base}/c/:token`, allow('GET, HEAD'));

    app.post(`${base}/hook/:name`, hookLimit, async (c) => {
      const call = {
        name: c.req.param('name').slice(0, LONGEST_TOKEN),
        headers: c.req.header(),
        body: Buffer.from(await c.req.arrayBuffer()),
      };
      try {
        const { status, cause } = await admission.run(() => port.hook(call));
        if (cause !== null) options.onFailure(cause);
        tally.count(status === 200 ? 'hook' : 'refused');
        return hookAnswer(status);
      } catch (error) {
        return failed(error);
      }
    });
    app.all(`${base}/hook/:name`, allow('POST'));
  }

  app.notFound(() => {
    tally.count('refused');
    return plainAnswer(404);
  });
  app.onError((error, c) => {
    // A caller that hangs up within its body is no failure of ours.
    if (!c.env.incoming.socket.destroyed) return failed(error);
    tally.count('refused');
    return plainAnswer(400);
  });
  return app;

  function hitOf(
    c: PublicContext,
    kind: HitKind,
    token: string,
  ): Parameters<PublicPort['open']>[0] {
    const address = clientAddress(
      c.env.incoming.socket.remoteAddress,
      c.req.header('x-forwarded-for'),
      options.isTrusted,
    );
    return readHit(c, { kind, token, at: options.now(), address });
  }

  /** `page`: the answer in the recipient's language, where the file can still be read. */
  function failed(error: unknown, page?: () => Response): Response {
    tally.count('failed');
    options.onFailure(error);
    if (!isTemporary(error)) return plainAnswer(500);
    try {
      return page?.() ?? plainAnswer(503);
    } catch {
      return plainAnswer(503);
    }
  }
}

/** Faults of the file pass or are mended; the caller should try again. */
function isTemporary(error: unknown): boolean {
  if (error instanceof NotAdmitted) return true;
  const { code, name } = error as { code?: unknown; name?: unknown };
  return (
    typeof code === 'string' &&
    (code.startsWith('SQLITE_') || (name === 'Failure' && code.startsWith('state_')))
  );
}
