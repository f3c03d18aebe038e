/** x */
import type { Script } from './help.ts';
export async function completeLine(_script: Script, _words: readonly string[]): Promise<string> {
  return '';
}
