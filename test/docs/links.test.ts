/** Every relative link in the texts leads to a file, and to a heading where it names one. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, readText } from './command-tables.ts';

const TEXTS = ['.', 'docs', 'docs/decisions', 'references'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, ROOT))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
);

type Link = { from: string; target: string };

function linksIn(path: string, markdown: string): Link[] {
  return [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => ({ from: path, target: target as string }))
    .filter(({ target }) => !/^(https?|mailto):/.test(target));
}

/** As code hosts make them. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title as string)
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function isBroken({ from, target }: Link): boolean {
  const [file = '', anchor] = target.split('#');
  const url = file === '' ? new URL(from, ROOT) : new URL(file, new URL(from, ROOT));
  if (!existsSync(url)) return true;
  return (
    anchor !== undefined &&
    !anchorsOf(readText(url.pathname.slice(ROOT.pathname.length))).includes(anchor)
  );
}

describe('links', () => {
  it('lead somewhere', () => {
    const links = TEXTS.flatMap((path) => linksIn(path, readText(path)));
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter(isBroken)).toEqual([]);
  });

  it('that lead nowhere are found', () => {
    const bad = linksIn(
      'docs/architecture.md',
      '[a](../nowhere.md) [b](../SKILL.md#no-such-heading) [c](../SKILL.md#guard-rails) [d](https://example.com)',
    );
    expect(bad.filter(isBroken).map(({ target }) => target)).toEqual([
      '../nowhere.md',
      '../SKILL.md#no-such-heading',
    ]);
  });

  it('the texts speak of the project alone: no path of a machine', () => {
    expect(TEXTS.filter((path) => /\/(?:work|root|home|tmp|Users)\//.test(readText(path)))).toEqual(
      [],
    );
  });
});
