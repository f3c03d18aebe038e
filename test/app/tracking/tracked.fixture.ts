/** A campaign with pixel and counted links that was sent over SMTP, and requests for them. */
import { sumTally } from '../../../lib/core/reports/tally.ts';
import { figuresOf, type FigureCounts } from '../../../lib/core/reports/figures.ts';
import { wireHits } from '../../../lib/cli/wiring/tracking/wire-hits.ts';
import type { Metric } from '../../../lib/domain/reports/metric.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';
import type { Hit } from '../../../lib/domain/tracking/hit.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import { AGENTS, type AgentName } from '../../core/tracking/labelled/agents.ts';

export const open = closedAfterEach();

export const HTML =
  '<p>Hi {{ first_name }}, <a href="https://acme.test/a?b=1&amp;c=2">one</a> <a href="https://acme.test/{{ first_name }}">two</a></p>';
export const TRACKED: Partial<CampaignFile> = {
  tracking: { opens: true, clicks: true, domain: 't.acme.test' },
  unsubscribe: { https: 'https://acme.test/unsubscribe' },
  steps: [{ subject: 'Hello', text: 'Hi {{ first_name }}: https://acme.test/plain', html: HTML }],
};

export type TrackedWorld = { state: State; sink: SmtpSink; messages: SentHtml[] };
/** `links`: the tokens of its links as they stand in the html, the honey link first. */
export type SentHtml = { to: string; html: string; pixel: string; links: string[] };

export async function sent(count = 1, file = TRACKED): Promise<TrackedWorld> {
  const sink = await startSink();
  const state = await seededState({ file, people: people(count) });
  open.push(state.db, sink);
  await plan(state, MONDAY, count);
  await send(state, { now: MONDAY, url: sink.url });
  return { state, sink, messages: sink.messages.map(({ to, raw }) => readHtml(to, raw)) };
}

function readHtml(to: string, raw: string): SentHtml {
  const html = decode(raw.slice(raw.indexOf('Content-Type: text/html')));
  return {
    to,
    html,
    pixel: /\/o\/([a-z0-9-]+)"/.exec(html)?.[1] ?? '',
    links: [...html.matchAll(/\/c\/([a-z0-9-]+)"/g)].map(([, token]) => token as string),
  };
}

export const decode = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

type Ask = { after: number; agent?: AgentName; address?: string } & Partial<Pick<Hit, 'method'>>;

/** The target of a link. `after`: seconds since the message left. */
export async function ask(
  { state }: TrackedWorld,
  kind: 'open' | 'click',
  token: string,
  { after, agent = 'chrome', address = '203.0.113.77', method = 'GET' }: Ask,
): Promise<string | null> {
  const hits = wireHits(state);
  const hit: Hit = {
    kind,
    token,
    method,
    at: MONDAY + after * 1000,
    address,
    userAgent: AGENTS[agent],
    headers: {},
  };
  if (kind === 'click') return (await hits.click(hit)).target;
  await hits.open(hit);
  return null;
}

export const events = ({ state }: TrackedWorld): string[] =>
  (
    state.db
      .prepare(
        `SELECT type, data FROM event WHERE type IN ('message.opened', 'message.clicked') ORDER BY seq`,
      )
      .all() as { type: string; data: string }[]
  ).map(({ type, data }) => `${type} ${data}`);

export const figures = ({ state }: TrackedWorld): FigureCounts =>
  figuresOf(
    sumTally(
      state.db.prepare<[], { metric: Metric; n: number }>('SELECT metric, n FROM counter').all(),
    ),
  ).counts;
