#!/bin/sh
//# 2>/dev/null; script=$(readlink -f "$0"); exec "${script%/*}/../tools/run-script" "$script" "$@"
/** Inbound: replies, bounces, out-of-office, unsubscribes. A table of commands; each is loaded only when it is called. */
import { startScript } from '../lib/cli/runner/start-script.ts';

await startScript('response_tracker', 'reads what comes back, and stops what must stop', {
  process: {
    about: 'Read new replies and bounces and apply what follows from them',
    load: () => import('../lib/cli/response-tracker/process/process.ts'),
  },
  report: {
    about: 'Report what came back and who needs a person first',
    load: () => import('../lib/cli/response-tracker/replies/report.ts'),
  },
  replies: {
    about: 'List what people answered',
    load: () => import('../lib/cli/response-tracker/replies/replies.ts'),
  },
  show: {
    about: 'Show everything known of one response',
    load: () => import('../lib/cli/response-tracker/replies/show.ts'),
  },
  label: {
    about: 'Say what a response means; what follows from it is corrected',
    load: () => import('../lib/cli/response-tracker/replies/label.ts'),
  },
  'quarantine list': {
    about: 'List the mails that could not be read',
    load: () => import('../lib/cli/response-tracker/quarantine/quarantine-list.ts'),
  },
  'quarantine retry': {
    about: 'Read them again with the present parser, and apply what can be read now',
    load: () => import('../lib/cli/response-tracker/quarantine/quarantine-retry.ts'),
  },
  unsubscribe: {
    about: 'Honour the token of an unsubscribe link: the address is never mailed again',
    load: () => import('../lib/cli/response-tracker/unsubscribe.ts'),
  },
  suppress: {
    about: 'Never mail an address or domain again; without one, list the suppressions',
    load: () => import('../lib/cli/response-tracker/suppress.ts'),
  },
  classify: {
    about: 'Classify mails in files, without a database',
    load: () => import('../lib/cli/response-tracker/classify.ts'),
  },
});
