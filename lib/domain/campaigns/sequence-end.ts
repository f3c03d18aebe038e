/** How one sequence of a prospect ends, or all of them. */
import type { Instant } from '../time.ts';
import type { EnrollmentState, ProspectState } from './prospect.ts';

/** `mayEnd` decides from the present state. */
export type SequenceEnd = {
  state: EnrollmentState;
  now: Instant;
  mayEnd: (from: EnrollmentState) => boolean;
};

export type ProspectEnd = Omit<SequenceEnd, 'state'> & {
  prospect: ProspectState;
  enrollment: EnrollmentState;
  reason: string;
};
