/**
 * Closes what the tests of a file open (servers, state files, worlds) after each test, last opened
 * first.
 */
import { afterEach } from 'vitest';

type Closable = { close(): unknown };

/** Add everything that is opened; a test that fails closes it too. */
export function closedAfterEach(): Closable[] {
  const opened: Closable[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
  });
  return opened;
}
