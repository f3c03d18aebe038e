#!/bin/sh
//# 2>/dev/null; script=$(readlink -f "$0"); exec "${script%/*}/../tools/run-script" "$script" "$@"
/** The commands of the other scripts as tools of the Model Context Protocol, for agents that speak it. */
import { startMcp } from '../lib/cli/mcp/start-mcp.ts';

await startMcp(process.argv.slice(2));
