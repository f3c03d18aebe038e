/** What is to be done about a right that a person invokes under data-protection law. */
import { CONCERNS } from './about-concern.ts';
import type { Concern, DataRequest } from '../../../domain/responses/response.ts';

const ASKED: Record<DataRequest, string> = {
  erasure:
    'asks for the erasure of their data (GDPR Art. 17): read it, then rate_limiter.ts people forget',
  objection: 'objects to the use of their data (GDPR Art. 21): read it, and confirm that it ended',
  access:
    'asks where their data comes from (GDPR Art. 15): read it; rate_limiter.ts people export has what is stored',
};

/** The law gives a month (Art. 12(3)); a label takes the request off the list. */
export function aboutRequest({
  request,
  concern,
  email,
}: {
  request: DataRequest;
  concern: Concern | null;
  email: string | null;
}): string {
  const first = concern === null ? '' : ` ${CONCERNS[concern]}: tell the user at once. The person`;
  return `${email ?? 'A person'}${first} ${ASKED[request]}. A person must answer within a month; label it when that is done`;
}
