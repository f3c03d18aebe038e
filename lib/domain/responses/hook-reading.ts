/** What a call of a webhook turned out to be. */
import type { DeliveryReport } from './delivery-report.ts';
import type { OneTimeToken } from './hook.ts';

/** `unreadable`: how many events of the call are in a form that is not known. */
type Readable = { outcome: 'reports'; reports: DeliveryReport[]; unreadable: number };

export type HookReading =
  | (Readable & { once?: OneTimeToken })
  /** The service asks whether it may call: a GET of the address says yes. */
  | { outcome: 'confirm'; url: string }
  | { outcome: 'confirmation_ended' }
  /** The signature is wrong or too old. */
  | { outcome: 'forged' }
  /** The call is no call of this service. */
  | { outcome: 'malformed' }
  /** A topic that is not on the list. */
  | { outcome: 'foreign' }
  | { outcome: 'too_large' }
  /** The signature cannot be checked now. */
  | { outcome: 'unavailable' };
