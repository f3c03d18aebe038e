/** Prints the story: headings, days, figures; on a terminal also one moving line during sending. */
import { chooseInk, type Ink } from './ink.ts';
import { tellArrivals, type Response } from '../people/arrivals.ts';
import { tellRefusals } from '../people/refusals.ts';
import { drawDay } from '../people/world-map.ts';
import { nameOf, personOf } from '../people/people.ts';
import { DAY } from '../people/local-time.ts';
import type { ArrivedMessage } from '../mail-server.ts';
import type { DemoWait } from './waiting.ts';

const WIDTH = 98;

type StoryDay = {
  number: number;
  start: number;
  entries: readonly ArrivedMessage[];
  before: readonly ArrivedMessage[];
  responses: readonly Response[];
  waits: readonly DemoWait[];
  accounts: readonly { id: string; used: number; limit: number }[];
};

export type DemoStory = {
  ink: Ink;
  say(...lines: string[]): void;
  heading(text: string): void;
  /** `line` may have several lines, as in a shell. */
  command(line: string, outcome: string): void;
  /** One line that is overwritten, on a terminal only. */
  moving(text: string): void;
  mailLeft(entry: ArrivedMessage, sent: number, planned: number): void;
  day(facts: StoryDay): void;
  rest(facts: { start: number; days: number; responses: readonly Response[] }): void;
};

export function tellTo(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): DemoStory {
  const ink = chooseInk(stream, env);
  const live = stream.isTTY === true && env['TERM'] !== 'dumb';
  const clear = (): void => void (live && stream.write('\r\u001b[2K'));
  const say = (...lines: string[]): void => {
    clear();
    stream.write(lines.map((line) => `${line.trimEnd()}\n`).join(''));
  };
  const heading = (text: string, aside = ''): void =>
    say(
      '',
      `${ink.bold(text)} ${ink.dim('─'.repeat(Math.max(3, WIDTH - text.length - aside.length - 2)))}${aside === '' ? '' : ` ${ink.dim(aside)}`}`,
    );
  const moving = (text: string): void => {
    if (!live) return;
    clear();
    stream.write(ink.dim(`  ${text}`.slice(0, (stream.columns ?? 100) - 1)));
  };
  return {
    ink,
    say,
    heading,
    moving,
    command(line, outcome) {
      say(
        ...line
          .split('\n')
          .map((part, index) => (index === 0 ? `  ${ink.dim('$')} ${part}` : `    ${part}`)),
        ...(outcome === '' ? [] : [`    ${ink.dim(outcome)}`]),
      );
    },
    mailLeft(entry, sent, expected) {
      const person = personOf(entry.to);
      // Second tries on the same day are added to the plan.
      const planned = Math.max(sent, expected);
      const bar = '━'.repeat(Math.round((sent / planned) * 24)).padEnd(24, '┈');
      moving(
        `${bar} ${sent} of ${planned}  ${nameOf(person)}, ${person.city}${entry.what === 'taken' ? `, ${entry.local.slice(11)} local time` : ''}`,
      );
    },
    day({ number, start, entries, before, responses, waits, accounts }) {
      heading(dateName(start), `day ${number}`);
      say(...drawDay(start, entries, ink));
      const messages = entries.filter(({ what }) => what === 'taken').length;
      const caps = accounts
        .map(({ id, used, limit }) => `${capital(id)} ${used} of ${limit}`)
        .join(', ');
      say(
        `  ${ink.bold(`${messages} ${messages === 1 ? 'message' : 'messages'}`)} ${ink.dim('sent')}${caps === '' ? '' : ink.dim(`; warmup of the new accounts: ${caps}`)}`,
      );
      const told = [
        ...tellRefusals(entries, before, ink),
        ...tellArrivals(responses, ink),
        ...waits.map((wait) => tellWait(wait, ink)),
      ];
      if (told.length > 0) say('', ...told);
    },
    rest({ start, days, responses }) {
      heading(
        days === 1
          ? dateName(start)
          : `${dateName(start)} and ${dateName(start + (days - 1) * DAY)}`,
        isWeekend(start) ? 'weekend' : 'nothing is due',
      );
      say(ink.dim('  No message is sent. Answers are still read.'));
      if (responses.length > 0) say('', ...tellArrivals(responses, ink));
    },
  };
}

function tellWait({ reason, detail, people, until }: DemoWait, ink: Ink): string {
  const who = people === 1 ? '1 message waits' : `${people} messages wait`;
  const why = {
    away: 'out of office',
    holiday: `public holiday (${detail})`,
    weekend: 'weekend where they live',
    account: 'the accounts have reached their limit for today',
  }[reason];
  return `  ${ink.away('◷')} ${who} ${ink.dim(`→ ${why}; next one on ${dateName(Date.parse(`${until}T00:00:00Z`))}`)}`;
}

function isWeekend(at: number): boolean {
  return [0, 6].includes(new Date(at).getUTCDay());
}

export function dateName(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
