/** Thirty reports as mail systems write them, to be damaged. */
import { MULTIPART_REPORTS } from './multipart-reports.fixture.ts';
import { PLAIN_REPORTS } from './plain-reports.fixture.ts';

export type Report = {
  name: string;
  source: string;
  kind: 'bounce' | 'delayed';
  class: 'hard' | 'soft' | 'block';
  /** The notice gives no reason: without the fields of the report, none is left. */
  isMute: boolean;
};

const MUTE: ReadonlySet<string> = new Set(['Amazon, bounce', 'a service that gave up, no reason']);

export const REPORTS: readonly Report[] = [...MULTIPART_REPORTS, ...PLAIN_REPORTS].map(
  ([name, of, source]) => ({
    name,
    source,
    kind: of === 'delayed' ? 'delayed' : 'bounce',
    class: of === 'delayed' ? 'soft' : of,
    isMute: MUTE.has(name),
  }),
);
