/**
 * Makes dist/: each command in one file that loads quickly, and the packages that commands load
 * later, with the esbuild of tsx. Optional: without it, the scripts run from their sources, so a
 * failure is reported and the exit code is 0. Run by `npm ci`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile, stampOf } from './fitting-bundle.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = `${ROOT}dist/`;
/**
 * A folder for each build: a process that starts meanwhile loads the old or the new bundle, never a
 * mix.
 */
const BUILD = Date.now().toString(36);
const FOLDER = `${DIST}${BUILD}/`;
const SCRIPTS = ['rate_limiter', 'response_tracker', 'analytics'];
const STARTER = 'lib/cli/runner/start-script.ts';
/** Further inputs of the bundle: the installed packages, and this tool. */
const YARGS_PLATFORM = 'tools/yargs-platform.mjs';
const MAKERS = ['node_modules/.package-lock.json', 'tools/build-bundle.mjs', YARGS_PLATFORM];
const OWN = /^(?:lib|data|schemas|scripts|tools)\//;
const LOADERS = { '.ts': 'ts', '.mjs': 'js', '.json': 'json' };
/** A line of a script's table: the command, and the file that implements it. */
const COMMAND = /^ {2}(?:'([^']+)'|(\w+)): \{\s+about:[^}]*?import\('(\.\.\/lib\/cli\/[^']+)'\)/gm;

/**
 * In the bundle, a script only passes its table; start() runs it, so that loading alone does
 * nothing.
 */
const HAND_OVER = `
import { runScript } from './run.ts';
let table = [];
export function startScript(...given) { table = given; }
export const start = () => runScript(...table);
`;

/** Packages in CommonJS load Node's own modules by require(). */
const BANNER = [
  "import { createRequire as __requireFrom } from 'node:module';",
  'const require = __requireFrom(import.meta.url);',
].join(' ');

const COMMON = {
  absWorkingDir: ROOT,
  outdir: FOLDER,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Node has these functions; a written-out helper is compiled again in each process.
  supported: { 'regexp-unicode-property-escapes': true },
  minifyWhitespace: true,
  banner: { js: BANNER },
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  write: false,
  logLevel: 'silent',
};

/**
 * Reads each source once for all files of the bundle, so that they and their stamps describe the
 * same contents.
 */
const readings = new Map();
function readOnce(source) {
  if (!readings.has(source)) readings.set(source, stampOf(source));
  return readings.get(source);
}

/**
 * Packages that are loaded later become files beside the commands; the imports found on the way
 * name them.
 */
const packages = new Set();
const fileOf = (specifier) =>
  `package-${specifier.replace(/\.js$/, '').replace(/[^a-z0-9-]+/g, '-')}`;

/** A script with one command, or with all of them if none is named. */
function sourcesOf(script, commandFile) {
  return {
    name: 'sources',
    setup(build) {
      build.onResolve({ filter: /^start$/ }, () => ({ path: script, namespace: 'start' }));
      build.onLoad({ filter: /./, namespace: 'start' }, () => ({
        contents: [
          `import './tools/name-sources.mjs';`,
          `import './scripts/${script}.ts';`,
          `export { start } from './${STARTER}';`,
        ].join('\n'),
        resolveDir: ROOT,
      }));
      build.onResolve({ filter: /./ }, ({ path, kind, importer }) => {
        if (kind !== 'dynamic-import') return;
        if (!path.startsWith('.')) {
          packages.add(path);
          return { path: `./${fileOf(path)}.mjs`, external: true };
        }
        const another = commandFile !== undefined && path !== commandFile;
        if (another && importer === `${ROOT}scripts/${script}.ts`) return { path, external: true };
      });
      build.onLoad({ filter: /\.(?:ts|mjs|json)$/ }, ({ path }) => {
        const source = relative(ROOT, path).replaceAll('\\', '/');
        if (!OWN.test(source)) return;
        const text = readOnce(source).contents.toString('utf8');
        if (source === STARTER) return { contents: HAND_OVER, loader: 'ts' };
        // Data files are located relative to the source; the tools relative to the bundle.
        const url = `new URL(${JSON.stringify(`../../${source}`)}, import.meta.url).href`;
        return {
          contents: source.startsWith('tools/') ? text : text.replaceAll('import.meta.url', url),
          loader: LOADERS[extname(path)],
        };
      });
    },
  };
}

/**
 * Every command contains yargs. Here it gets a platform that loads little, and measures the width
 * of a text by its number of letters: help is in Latin letters, and the tables of wide characters
 * and emoji cost each call more than yargs itself.
 */
const lightYargs = {
  name: 'light-yargs',
  setup(build) {
    build.onLoad({ filter: /[\\/]yargs[\\/]lib[\\/]platform-shims[\\/]esm\.mjs$/ }, () => ({
      contents: readOnce(YARGS_PLATFORM).contents.toString('utf8'),
      loader: 'js',
    }));
    build.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, () => ({
      contents: 'export default (text) => [...text].length;',
      loader: 'js',
    }));
  },
};

/** Gives a package in CommonJS the named exports that Node gives it. */
const packageEntries = {
  name: 'package-entries',
  setup(build) {
    build.onResolve({ filter: /^package:/ }, ({ path }) => ({
      path: `${FOLDER}${fileOf(path.slice('package:'.length))}.entry.mjs`,
      pluginData: path.slice('package:'.length),
    }));
    build.onLoad({ filter: /\.entry\.mjs$/ }, async ({ pluginData: specifier }) => {
      const names = Object.keys(await import(specifier)).filter((name) => /^[\w$]+$/.test(name));
      const lines = names.map((name, i) => `const e${i} = all[${JSON.stringify(name)}];`);
      const exported = names.map((name, i) => `e${i} as ${name}`).join(', ');
      return {
        contents: `import * as all from ${JSON.stringify(specifier)};\n${lines.join('\n')}\nexport { ${exported} };`,
        resolveDir: ROOT,
      };
    });
  },
};

async function buildEntry({ build }, script, name, commandFile) {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: [{ in: 'start', out: name }],
    plugins: [lightYargs, sourcesOf(script, commandFile)],
  });
  const own = Object.keys(metafile.inputs).filter((path) => OWN.test(path));
  const stamps = [...MAKERS, ...own].map((path) => readOnce(path).stamp);
  return [
    ...outputFiles.map(({ path, contents }) => ({ name: relative(FOLDER, path), contents })),
    { name: `${name}.json`, contents: JSON.stringify(stamps) },
  ];
}

async function buildPackages({ build }) {
  const { outputFiles } = await build({
    ...COMMON,
    splitting: true,
    sourcemap: false,
    chunkNames: 'package-part-[hash]',
    entryPoints: [...packages].map((path) => ({ in: `package:${path}`, out: fileOf(path) })),
    plugins: [packageEntries],
  });
  return outputFiles.map(({ path, contents }) => ({ name: relative(FOLDER, path), contents }));
}

async function buildBundle() {
  // Not a dependency of ours: tsx brings it, in the version that it needs.
  const tsx = createRequire(import.meta.url).resolve('tsx/package.json');
  const esbuild = createRequire(tsx)('esbuild');
  MAKERS.forEach(readOnce);
  const files = [];
  for (const script of SCRIPTS) {
    files.push(...(await buildEntry(esbuild, script, script)));
    const table = readOnce(`scripts/${script}.ts`).contents.toString('utf8');
    for (const [, quoted, plain, file] of table.matchAll(COMMAND)) {
      const name = `${script}.${(quoted ?? plain).replace(' ', '_')}`;
      files.push(...(await buildEntry(esbuild, script, name, file)));
    }
  }
  files.push(...(await buildPackages(esbuild)));
  writeBundle(files);
}

function writeBundle(files) {
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, contents } of files) writeFileSync(FOLDER + name, contents);
  const earlier = readdirSync(DIST, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== BUILD)
    .map(({ name }) => name)
    .sort();
  replaceFile(`${DIST}current`, `${BUILD}\n`);
  // The previous bundle is kept for processes that run from it and may still load a package.
  for (const name of earlier.slice(0, -1)) rmSync(DIST + name, { recursive: true });
}

try {
  await buildBundle();
} catch (error) {
  const [reason] = String(error instanceof Error ? error.message : error).split('\n');
  process.stderr.write(
    `No bundle was made (${reason}). The scripts run from their sources: slower to start, otherwise the same.\n`,
  );
}
