/**
 * Messages with the requests for their pixel and links, each labelled by who made it. A request is
 * written `P 3600 o gmail 66.249.84.10`: by a person (P) or a machine (M), seconds after sending,
 * pixel (o), link number or honey link (h), program, address (`-`: not known), and perhaps HEAD or
 * a header as `name=value`.
 */
import { AGENTS, type AgentName } from './agents.ts';
import type { Hit } from '../../../../lib/domain/tracking/hit.ts';

export type LabelledMessage = {
  /** Where such requests are described. */
  source: string;
  /** The number of links that people see. */
  links: number;
  hits: readonly string[];
};

export type LabelledHit = Pick<Hit, 'method' | 'address' | 'userAgent' | 'headers'> & {
  by: 'person' | 'machine';
  afterMs: number;
  /** 0: the pixel. -1: the honey link. */
  link: number;
};

export function readHit(line: string): LabelledHit {
  const [by, seconds, asked, agent, address, ...rest] = line.split(' ');
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
  };
}
