/** The parts of the overview, in the order in which they are read. */
import { campaignsPart } from './campaigns-part.ts';
import { daysPart, funnelPart, heatPart } from './chart-parts.ts';
import { feedPart } from './feed-part.ts';
import { limitsPart } from './limits-part.ts';
import { measuredPart } from './measured-part.ts';
import { needsPart } from './needs-part.ts';
import { nextPart } from './next-part.ts';
import { todayPart } from './today-part.ts';
import type { LiveOverview } from '../../../domain/live/overview.ts';
import type { PagePart } from './part.ts';

export const OVERVIEW_PARTS: readonly PagePart<LiveOverview>[] = [
  todayPart,
  needsPart,
  campaignsPart,
  limitsPart,
  measuredPart,
  nextPart,
  feedPart,
  daysPart,
  funnelPart,
  heatPart,
];
