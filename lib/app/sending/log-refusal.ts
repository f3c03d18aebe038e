/** Logs what a server said of us, at SMTP time or in a proven report. */
import { readRefusal } from '../../core/bounces/read-refusal.ts';
import type { HeardRefusal, ReadRefusal } from '../../domain/sending/refusal.ts';

/** Runs inside the caller's transaction. */
export type RefusalLogPort = {
  /** Returns the row in which the refusal is counted. */
  logRefusal(refusal: HeardRefusal & ReadRefusal): number;
};

export function logHeard(port: RefusalLogPort, heard: HeardRefusal): number {
  return port.logRefusal({ ...heard, ...readRefusal(heard.text, heard.email) });
}
