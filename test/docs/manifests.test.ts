/**
 * The manifests by which agents' marketplaces install this skill. The types are made from the
 * published schemas of the two marketplace formats that have one; `npm run types` checks the first
 * two files against them.
 */
import { expect, it } from 'vitest';
import type { ClaudeCodePluginMarketplace } from '@schemastore/claude-code-marketplace';
import type { ClaudeCodePluginManifest } from '@schemastore/claude-code-plugin-manifest';
import { readText } from './command-tables.ts';
import marketplace from '../../.claude-plugin/marketplace.json' with { type: 'json' };
import plugin from '../../.claude-plugin/plugin.json' with { type: 'json' };
import listed from '../../.agents/plugins/marketplace.json' with { type: 'json' };
import listedPlugin from '../../.codex-plugin/plugin.json' with { type: 'json' };

const published: [ClaudeCodePluginMarketplace, ClaudeCodePluginManifest] = [marketplace, plugin];
const project = JSON.parse(readText('package.json')) as Record<
  'name' | 'version' | 'license',
  string
>;

it('name the skill, its version and its license as package.json does', () => {
  for (const manifest of [plugin, listedPlugin])
    expect(manifest).toMatchObject({
      name: project.name,
      version: project.version,
      license: project.license,
    });
  expect(published[0].name).toBe(project.name);
});

it('list one plugin, whose root is this folder, and say the same of it', () => {
  expect(marketplace.plugins).toEqual([
    expect.objectContaining({
      name: plugin.name,
      source: './',
      description: plugin.description,
      keywords: plugin.keywords,
    }),
  ]);
  expect(listed.plugins).toEqual([
    {
      name: project.name,
      source: { source: 'local', path: './' },
      policy: { installation: 'AVAILABLE', authentication: 'ON_INSTALL' },
      category: listedPlugin.interface.category,
    },
  ]);
  expect(listedPlugin.description).toBe(plugin.description);
});

it('lead to SKILL.md', () => {
  expect(plugin.skills).toEqual(['./']);
  expect(listedPlugin.skills).toBe('./');
  expect(readText('SKILL.md')).toMatch(/^---\nname: campaign-management\n/);
});
