/** Reads `--prospect` of the people commands: an address in any spelling, or the number of a person. */
import { addresseeOf } from '../../../core/campaigns/prospects/canonical-address.ts';
import type { PersonAsked } from '../../../domain/campaigns/forgotten.ts';
import { Failure } from '../../../domain/failure.ts';
import { normaliseAddress } from '../../../input/normalise-address.ts';
import { usage } from '../../runner/parse.ts';
import { prospectFlag, type Flags } from '../../runner/flags.ts';

export const personFlag = {
  prospect: {
    ...prospectFlag,
    required: true,
    about: 'The address, in any spelling, or the prospectId of the person',
  },
} as const satisfies Flags;

/** Throws Failure `usage`. What was given is not repeated: failures are kept in the audit trail. */
export function readPerson(text: string, path: string): PersonAsked {
  if (/^[1-9]\d{0,14}$/.test(text)) return { id: Number(text) };
  const checked = normaliseAddress(text.trim());
  if (!checked.ok)
    throw usage(
      '--prospect is neither a plain email address nor the number of a prospect.',
      `Example: ${path} --prospect bob@example.com`,
      path,
    );
  return addresseeOf(checked.address);
}

export function noSuchPerson(): Failure {
  return new Failure({
    code: 'no_prospect',
    exit: 'notFound',
    message: 'No person in this database has that address or number, and it is not suppressed.',
    hint: 'Check the spelling. To keep an address that is not in the file from ever being mailed: response_tracker.ts suppress --email ADDRESS --reason TEXT.',
  });
}
