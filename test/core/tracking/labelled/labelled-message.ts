/** Reads the labelled messages of a text file; its head says how they are written. */
import { readFileSync } from 'node:fs';
import { AGENTS, type AgentName } from './agents.ts';
import type { Hit } from '../../../../lib/domain/tracking/hit.ts';

export type LabelledHit = Pick<Hit, 'method' | 'address' | 'userAgent' | 'headers'> & {
  by: 'person' | 'machine';
  afterMs: number;
  /** 0: the pixel. -1: the honey link. */
  link: number;
  line: string;
};

export type LabelledMessage = { source: string; links: number; hits: LabelledHit[] };

export function readLabelled(name: 'held-out' | 'adjusted'): LabelledMessage[] {
  const text = readFileSync(new URL(`./${name}.txt`, import.meta.url), 'utf8');
  const messages: LabelledMessage[] = [];
  let source = '';
  for (const line of text.slice(text.indexOf('\n# ') + 1).split('\n')) {
    const links = /^links (\d+)$/.exec(line)?.[1];
    if (line.startsWith('# ')) source = line.slice(2);
    else if (links !== undefined) messages.push({ source, links: Number(links), hits: [] });
    else if (line !== '') messages.at(-1)?.hits.push(readHit(line));
  }
  return messages;
}

function readHit(line: string): LabelledHit {
  const [by, seconds, asked, agent, address, ...rest] = line.split(' ');
  if (!/^[PM]$/.test(by ?? '') || !((agent ?? '') in AGENTS))
    throw new TypeError(`not a labelled request: ${line}`);
  return {
    by: by === 'P' ? 'person' : 'machine',
    afterMs: Math.round(Number(seconds) * 1000),
    link: asked === 'o' ? 0 : asked === 'h' ? -1 : Number(asked),
    userAgent: AGENTS[agent as AgentName],
    address: address === '-' ? null : (address as string),
    method: rest.includes('HEAD') ? 'HEAD' : 'GET',
    headers: Object.fromEntries(
      rest.filter((part) => part.includes('=')).map((part) => part.split('=') as [string, string]),
    ),
    line,
  };
}
