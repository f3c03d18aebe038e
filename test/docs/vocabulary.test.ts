/**
 * Every code, state, reason, event, key and package that a reader may meet is described in the
 * documents.
 */
import { BREAKER_REASONS } from '../../lib/domain/sending/hold.ts';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN_STATES } from '../../lib/domain/campaigns/campaign.ts';
import { ALERT_CODES } from '../../lib/domain/alerts/alert.ts';
import { EVENT_TYPES } from '../../lib/domain/event.ts';
import { LIMIT_KINDS } from '../../lib/domain/limits/limits.ts';
import { MESSAGE_STATES } from '../../lib/domain/sending/message.ts';
import { ENROLLMENT_STATES } from '../../lib/domain/campaigns/prospect.ts';
import { REPLAN_REASONS, STOP_REASONS, WAIT_REASONS } from '../../lib/domain/sending/reason.ts';
import { FINDING_CODES } from '../../lib/core/preview/findings/finding.ts';
import { TEXT_FAULTS } from '../../lib/domain/campaigns/text-fault.ts';
import { MATCH_CONFIDENCE } from '../../lib/core/responses/match.ts';
import { ASSUMED_RATES } from '../../lib/core/rehearsal/rates.ts';
import { REHEARSAL_ENDS } from '../../lib/domain/rehearsal.ts';
import { FINDINGS } from '../../lib/core/campaigns/prospects/judge-row.ts';
import { ROOT, readText } from './command-tables.ts';

const LIB = (readdirSync(new URL('lib/', ROOT), { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readText(`lib/${path}`))
  .join('\n');
const CODES = readText('references/codes.md');
const PREVIEW = readText('references/preview.md');
const STATES = readText('references/states.md');
const SETUP = readText('references/setup.md');

function undescribed(words: Iterable<string>, text: string): string[] {
  const code = new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, inner]) => inner));
  return [...new Set(words)].filter((word) => !code.has(word));
}

/** Codes that are put together: the templates that occur, and what they come to. */
const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  "campaign_${state ?? 'missing'}": ['campaign_draft', 'campaign_completed', 'campaign_missing'],
  '${kind}_url': ['smtp_url', 'imap_url'],
};

describe('codes', () => {
  const plain = [...LIB.matchAll(/code: '([a-z_]+)'/g)].map(([, code]) => code as string);
  const composed = [...LIB.matchAll(/code: `([^`]+)`/g)].map(([, template]) => template as string);

  it('are found at all', () => {
    expect(plain.length).toBeGreaterThan(60);
  });

  it('are each in a reference', () => {
    expect(undescribed(plain, CODES + STATES + SETUP + PREVIEW)).toEqual([]);
  });

  it('that are put together are known to this test, and described too', () => {
    expect(composed.filter((template) => !(template in COMPOSED))).toEqual([]);
    expect(undescribed(Object.values(COMPOSED).flat(), CODES)).toEqual([]);
  });

  it('that references/codes.md describes exist', () => {
    const known = new Set(
      [
        ...plain,
        ...Object.values(COMPOSED).flat(),
        ...LIB.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g),
        ALERT_CODES,
      ].flat(),
    );
    const described = [...CODES.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) =>
      [...(cell as string).matchAll(/`([a-z_]+)`/g)].map(([, code]) => code as string),
    );
    expect(described.length).toBeGreaterThan(60);
    expect(described.filter((code) => !known.has(code))).toEqual([]);
  });
});

it('findings of a preview are each in references/preview.md, which describes no others', () => {
  const described = [...PREVIEW.matchAll(/^\| (`[^|]+) \| (?:error|warning|notice) \|/gm)].flatMap(
    ([, cell]) => [...(cell as string).matchAll(/`([a-z_]+)`/g)].map(([, code]) => code),
  );
  expect(described.sort()).toEqual([...FINDING_CODES, ...TEXT_FAULTS].sort());
});

describe('states and reasons', () => {
  const UNPLACED = /type UnplacedReason =\s([^;]+);/.exec(LIB)?.[1]?.match(/[a-z_]+/g) ?? [];

  it.each([
    ['campaign states', CAMPAIGN_STATES],
    ['enrollment states', ENROLLMENT_STATES],
    ['message states', MESSAGE_STATES],
    ['reasons to stop', STOP_REASONS],
    ['reasons to wait', WAIT_REASONS],
    ['reasons to plan anew', REPLAN_REASONS],
    ['reasons not to plan', UNPLACED],
    ['holds of breakers', BREAKER_REASONS],
    ['holds of texts', TEXT_FAULTS],
    ['limits', LIMIT_KINDS.map((kind) => `limit_${kind}`)],
  ])('%s are each in references/states.md', (_, words) => {
    expect(words.length).toBeGreaterThan(0);
    expect(undescribed(words, STATES)).toEqual([]);
  });

  it('findings in a prospects file are each in references/campaign-file.md, under their severity', () => {
    const text = readText('references/campaign-file.md');
    const rows = [...text.matchAll(/^\| (`[^|]+) \| (skip|exclude|warn) \|/gm)].flatMap(
      ([, names, severity]) =>
        [...(names as string).matchAll(/`(\w+)`/g)].map(([, name]) => [name, severity]),
    );
    expect(Object.fromEntries(rows)).toEqual(FINDINGS);
  });
});

it('ways of matching are each in references/codes.md, with how sure they are', () => {
  for (const [by, confidence] of Object.entries(MATCH_CONFIDENCE))
    expect(CODES).toMatch(new RegExp(`^\\| .+ \\| \`${by}\` \\| ${confidence} \\|$`, 'm'));
});

describe('the rehearsal', () => {
  const text = readText('references/rehearsal.md');

  it('references/rehearsal.md gives the assumed value of every rate', () => {
    const rows = [...text.matchAll(/^\| `(\w+)` \| [^|]+ \| ([\d.]+) \|/gm)].map(
      ([, name, rate]) => [name, Number(rate)],
    );
    expect(Object.fromEntries(rows)).toEqual(ASSUMED_RATES);
  });

  it('and of every way to end what it means', () => {
    expect(undescribed(REHEARSAL_ENDS, text)).toEqual([]);
  });
});

describe('events', () => {
  it('references/events.md describes exactly those that exist', () => {
    const described = [...readText('references/events.md').matchAll(/^\| `([a-z_.]+)` \|/gm)].map(
      ([, type]) => type as string,
    );
    expect(described.sort()).toEqual([...EVENT_TYPES].sort());
  });
});

describe('the campaign file', () => {
  type Schema = {
    properties?: Record<string, Schema>;
    items?: Schema;
    $ref?: string;
    $defs?: Record<string, Schema>;
  };
  const root = JSON.parse(readText('schemas/campaign.schema.json')) as Schema;

  function keysOf(schema: Schema, path: string[]): string[][] {
    // Hours are described once, where a window has them.
    if (schema.$ref === '#/$defs/hours' && path.at(-1) !== 'windows') return [];
    const here =
      schema.$ref === undefined
        ? schema
        : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {});
    const inside = here.items === undefined ? [] : keysOf(here.items, path);
    return [
      ...inside,
      ...Object.entries(here.properties ?? {}).flatMap(([key, value]) => [
        [...path, key],
        ...keysOf(value, [...path, key]),
      ]),
    ];
  }

  it('references/campaign-file.md describes every key of the schema in the section of its top-level key', () => {
    const sections = readText('references/campaign-file.md').split(/^## /m);
    const keys = keysOf(root, []);
    expect(keys.length).toBeGreaterThan(45);
    const missing = keys.filter(([top, ...rest]) => {
      const section =
        sections.find((text) =>
          rest.length === 0
            ? text.startsWith('Top level')
            : text.split('\n')[0]?.includes(`\`${top}\``),
        ) ?? '';
      const text = section.replaceAll('[].', '.');
      // A section about several keys gives whole paths.
      return (
        undescribed([rest.length === 0 ? (top as string) : rest.join('.')], text).length > 0 &&
        undescribed([[top, ...rest].join('.')], text).length > 0
      );
    });
    expect(missing.map((path) => path.join('.'))).toEqual([]);
  });
});

describe('dependencies', () => {
  it('docs/dependencies.md has exactly one line for each package in package.json', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readText('package.json'),
    ) as Record<
      'dependencies' | 'devDependencies' | 'optionalDependencies',
      Record<string, string>
    >;
    const named = { ...dependencies, ...devDependencies, ...optionalDependencies };
    const listed = [
      ...readText('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| [^|]{10,} \| [^|]+ \|$/gm),
    ].map(([, name]) => name as string);
    expect(listed.sort()).toEqual(Object.keys(named).sort());
  });
});
