#!/bin/sh
//# 2>/dev/null; script=$(readlink -f "$0"); exec "${script%/*}/../tools/run-script" "$script" "$@"
/** Reporting: the day, the campaign, what could be better. A table of commands; each is loaded only when it is called. */
import { startScript } from '../lib/cli/runner/start-script.ts';

await startScript('analytics', 'reports what happened, with the certainty of every rate', {
  daily: {
    about: 'Report one day of a campaign, compared with the sending days before it',
    load: () => import('../lib/cli/analytics/daily.ts'),
  },
  campaign: {
    about: 'Report a campaign, or all campaigns side by side',
    load: () => import('../lib/cli/analytics/campaign.ts'),
  },
  opportunities: {
    about: 'Suggest what to change, where the evidence suffices',
    load: () => import('../lib/cli/analytics/opportunities.ts'),
  },
  events: {
    about: 'Print the log of events as lines of JSON, and follow it',
    load: () => import('../lib/cli/analytics/live/events.ts'),
  },
  live: {
    about: 'Serve the live feed and its page on this machine',
    load: () => import('../lib/cli/analytics/live/live.ts'),
  },
});
