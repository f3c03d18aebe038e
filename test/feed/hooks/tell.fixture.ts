/** Reads one event of a service, signed by it, and tells what it comes to. */
import { expect } from 'vitest';
import { createHookReader } from '../../../lib/feed/hooks/read-hook.ts';
import { readSesEvent } from '../../../lib/feed/hooks/ses.ts';
import { inList, SECRETS, signedCall } from '../../support/hooks/signed.ts';
import { MONDAY } from '../../support/quota.ts';
import type { About, Payload } from '../../support/hooks/payloads.ts';
import type { DeliveryReport } from '../../../lib/domain/responses/delivery-report.ts';
import type { HookService } from '../../../lib/domain/responses/hook.ts';

const ID = '<zmsl3hk7x5kqhcfw.d3ybvsrqkm@acme.test>';
export const ABOUT: About = { id: ID, to: 'bob@example.test', at: MONDAY };

export type Told = Pick<DeliveryReport, 'kind' | 'text' | 'category' | 'status'>;

/** `unreadable`: an event that is not known. */
export async function tell(
  service: HookService,
  event: Payload,
): Promise<Told | 'nothing' | 'unreadable'> {
  const call = signedCall(service, inList(service, event), MONDAY);
  const secret = SECRETS[service];
  const reading =
    service === 'ses'
      ? readSesEvent(event)
      : await createHookReader().read(service, { ...call, secret, topics: [], now: MONDAY });
  const reports = Array.isArray(reading)
    ? reading
    : reading?.outcome === 'reports' && reading.unreadable === 0
      ? reading.reports
      : null;
  if (reports === null) return 'unreadable';
  const [report] = reports;
  if (!report) return 'nothing';
  expect(report).toMatchObject({ service, recipient: ABOUT.to, at: MONDAY });
  expect([...report.messageIds, `<${report.tokens[0]}@acme.test>`]).toContain(ID);
  const { kind, text, category, status } = report;
  return { kind, text, category, status };
}
