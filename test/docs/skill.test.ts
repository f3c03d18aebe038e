/** SKILL.md follows the Agent Skills specification, and its example works unchanged. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countTokens } from 'gpt-tokenizer';
import {
  checkCampaignFile,
  judgeProspects,
  resolveChecked,
} from '../../lib/app/campaigns/prepare-campaign.ts';
import { wireInput } from '../../lib/cli/wiring/campaigns/wire-input.ts';
import { readText } from './command-tables.ts';

const SKILL = readText('SKILL.md');

function frontmatter(text: string): Map<string, string> {
  const block = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '';
  return new Map(
    block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

describe('the frontmatter', () => {
  const fields = frontmatter(SKILL);

  it('has only fields of the specification, each on one line', () => {
    expect(
      [...fields.keys()].filter(
        (key) =>
          ![
            'name',
            'description',
            'license',
            'compatibility',
            'metadata',
            'allowed-tools',
          ].includes(key),
      ),
    ).toEqual([]);
  });

  it('names the skill as its package is named', () => {
    expect(fields.get('name')).toBe('campaign-management');
    expect((JSON.parse(readText('package.json')) as { name: string }).name).toBe(
      fields.get('name'),
    );
  });

  it('describes what it does and when to use it, in the third person, within 1024 characters', () => {
    const description = fields.get('description') ?? '';
    expect(description.length).toBeGreaterThan(100);
    expect(description.length).toBeLessThanOrEqual(1024);
    expect(description).toMatch(/Use when/);
    // A colon followed by a blank would end a plain YAML value; angle brackets are not allowed.
    expect(description).not.toMatch(/: |[<>]|\b(I|you|we)\b/i);
  });

  it('keeps compatibility within 500 characters', () => {
    expect((fields.get('compatibility') ?? '').length).toBeLessThanOrEqual(500);
  });
});

describe('the text', () => {
  it('is short: an agent reads all of it before it does anything', () => {
    // Counted by one vocabulary; another one may need a fifth more, so that it stays under 3,500.
    expect(countTokens(SKILL)).toBeGreaterThan(1_000);
    expect(countTokens(SKILL)).toBeLessThan(2_900);
  });

  it('holds only JSON that parses', () => {
    const blocks = [...SKILL.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(
      ([, body]) => body as string,
    );
    expect(blocks.length).toBeGreaterThanOrEqual(1);
    for (const block of blocks) expect(() => JSON.parse(block) as unknown).not.toThrow();
  });
});

describe('the example campaign', () => {
  const json = [...SKILL.matchAll(/^```json\n([\s\S]*?)^```/gm)]
    .map(([, body]) => body as string)
    .find((body) => body.includes('"steps"'));
  const csv = [...readText('references/setup.md').matchAll(/^```\n(email,[\s\S]*?)^```/gm)][0]?.[1];

  it('passes validation with the example prospects, without a problem or a warning, and all of them are enrollable', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'skill-example-'));
    try {
      writeFileSync(join(folder, 'campaign.json'), json ?? '');
      writeFileSync(join(folder, 'prospects.csv'), csv ?? '');
      const port = wireInput(null);
      const prospects = await port.readProspectsFile(join(folder, 'prospects.csv'));
      const { problems, warnings, draft } = await checkCampaignFile(
        port,
        join(folder, 'campaign.json'),
        prospects.columns,
      );
      expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
      const { campaign } = resolveChecked(port, draft);
      const report = await judgeProspects(port, prospects.rows, {
        campaign,
        fallback: campaign.timezone,
        now: 0,
      });
      expect(report).toMatchObject({
        rows: 2,
        enrollable: 2,
        findings: {},
        zones: { explicit: 1, country: 1 },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
