/** The HTTP side of the private server: hands the pages out to callers with the token. */
import type { Context, Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { HEADERS } from './headers.ts';
import type { Access } from './access.ts';
import type { PageServer } from './live-port.ts';

type Env = { Bindings: HttpBindings };

/** The server knows its port, and with it its callers, only when it listens. */
export async function prepareApp(
  pages: Pages,
): Promise<(access: Access) => Pick<Hono<Env>, 'fetch'>> {
  const { Hono: App } = await import('hono');
  return (access) => fill(new App<Env>(), access, pages);
}

type Pages = { page: PageServer; onFault: (error: unknown) => void };

function fill(app: Hono<Env>, access: Access, { page, onFault }: Pages): Hono<Env> {
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    await next();
  });
  app.get('*', async (c) => {
    const token = c.req.query('token');
    if (token !== undefined) return access.isToken(token) ? letIn(c, access) : refused(c);
    if (!access.isAllowed(c.env.incoming.headers)) return refused(c);
    const reply = await page.answer({
      path: c.req.path,
      query: new URL(c.req.url).searchParams,
      ifNoneMatch: c.req.header('if-none-match') ?? null,
    });
    if (reply === null) return c.text('There is no such page.\n', 404);
    for (const [name, value] of Object.entries(reply.headers)) c.header(name, value);
    return reply.status === 304 ? c.body(null, 304) : c.body(reply.body, reply.status);
  });
  // What went wrong is not answered: it may hold a stranger's text.
  app.onError((error, c) => {
    onFault(error);
    c.header('Retry-After', '1');
    return c.text('The page could not be read from the state file at the moment.\n', 503);
  });
  return app;
}

/** Puts the token into a cookie, and takes it out of the address. */
function letIn(c: Context<Env>, access: Access): Response {
  const url = new URL(c.req.url);
  url.searchParams.delete('token');
  const to =
    /^\/[\w/.-]*$/.test(url.pathname) && !url.pathname.startsWith('//') ? url.pathname : '/';
  const where = `${to}${url.search}`;
  c.header('Set-Cookie', access.setCookie());
  // After a link on another site, a browser would follow a redirect without a strict cookie.
  if (c.req.header('sec-fetch-site') !== 'cross-site') return c.redirect(where, 303);
  c.header('Refresh', `0; url=${where}`);
  return c.text('One moment.\n');
}

function refused(c: Context<Env>): Response {
  c.header('WWW-Authenticate', 'Bearer');
  return c.text(
    'This page needs the token of its server: open the address that analytics.ts live printed when it started.\n',
    401,
  );
}
