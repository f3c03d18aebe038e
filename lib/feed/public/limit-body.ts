/** Refuses bodies that are too large, before or while they are read. */
import type { MiddlewareHandler } from 'hono';

/**
 * A length that the client names is checked before anything is read, which is much cheaper; Node
 * reads no byte more than that. Only a body in chunks is counted.
 */
export async function limitBody(most: number, refuse: () => Response): Promise<MiddlewareHandler> {
  const { bodyLimit } = await import('hono/body-limit');
  const counted = bodyLimit({ maxSize: most, onError: refuse });
  return async (c, next) => {
    if (c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    if (Number(c.req.header('content-length') ?? 0) > most) return refuse();
    return next();
  };
}
