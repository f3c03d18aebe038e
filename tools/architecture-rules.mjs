/**
 * ESLint rules for the shape of the project: which folder may import which, which packages belong
 * to whom, what a file looks like.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { findStateWriters } from './state-writers.mjs';

/**
 * What each layer may import besides itself. Imports run one way: domain <- core <- app <- cli <-
 * scripts; the adapters (state, mail, input, recipients, feed, places) know the domain only, never
 * each other. A new layer is one line here.
 */
const LAYERS = {
  domain: [],
  data: ['domain'],
  core: ['domain', 'data', 'schemas'],
  state: ['domain'],
  feed: ['domain'],
  mail: ['domain', 'data'],
  input: ['domain', 'data'],
  recipients: ['domain', 'data'],
  places: ['domain', 'data'],
  app: ['domain', 'core', 'schemas'],
  cli: [
    'domain',
    'core',
    'app',
    'state',
    'mail',
    'input',
    'recipients',
    'feed',
    'places',
    'data',
    'schemas',
    'tools',
  ],
  scripts: ['domain', 'app', 'cli'],
};

/**
 * Layers without access to the outside: no `node:` module, and only these packages, which do
 * nothing but compute.
 */
const PURE = {
  domain: [],
  core: ['chrono-node', 'html-to-text', 'isbot', 'liquidjs'],
  app: [],
  data: [],
};

/**
 * Packages that access one outside thing, and the only layer, or folder of one, that may use them.
 */
const OWNERS = {
  'better-sqlite3': 'state/engine',
  'node:sqlite': 'state/engine',
  nodemailer: 'mail',
  imapflow: 'mail',
  mailparser: 'mail',
  'ical.js': 'mail',
  chardet: 'mail',
  'smtp-server': 'mail',
  'jsonc-parser': 'input',
  ws: 'feed',
  hono: 'feed',
  '@hono/node-server': 'feed',
  standardwebhooks: 'feed',
  'ipaddr.js': 'feed',
  echarts: 'feed',
  'date-holidays': 'places',
  'countries-and-timezones': 'places',
  'date-fns-tz': 'places',
  tldts: 'recipients',
  yargs: 'cli',
};

/**
 * Each takes 20 to 150 ms at start-up: the function that needs one imports it, so that `status`
 * does not load IMAP.
 */
const LAZY = new Set([
  'ajv',
  'ajv-formats',
  'chardet',
  'chrono-node',
  'cli-progress',
  'countries-and-timezones',
  'csv-parse',
  'csv-parse/sync',
  'date-fns-tz',
  'date-fns-tz/formatInTimeZone',
  'date-holidays',
  'echarts',
  'hono',
  '@hono/node-server',
  'html-to-text',
  'ical.js',
  'imapflow',
  'jsonc-parser',
  'liquidjs',
  'mailparser',
  'nodemailer',
  'smtp-server',
  'standardwebhooks',
  'tldts',
  'ws',
]);

/** Names that say where code is kept, not what it does. */
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|shared|index|types|constants)\.[cm]?[jt]s$/;

/** `lib/core/time/zone.ts` -> `core`, `data/x.ts` -> `data`; anything else by its first folder. */
function layerOf(path, root) {
  const parts = relative(root, path).split(sep);
  return parts[0] === 'lib' && parts.length > 2 ? parts[1] : parts[0];
}

/** `csv-parse/sync` -> `csv-parse`, `@a/b/c` -> `@a/b`. */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Commands may read the state; a change goes through a use case, which lib/cli/wiring wires. */
function mayOnlyRead({ filename, cwd }) {
  const inside = relative(cwd, filename).split(sep).join('/');
  return inside.startsWith('lib/cli/') && !inside.startsWith('lib/cli/wiring/');
}

let writers;
/** Computed once: lint reads all files in one process. */
function writersIn(root) {
  return (writers ??= findStateWriters(root));
}

const imports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      layer:
        '{{from}} may not import {{to}}: imports run domain <- core <- app <- cli <- scripts, and adapters know domain only.',
      builtin:
        '{{from}} is pure: no node: module ({{name}}). What it needs arrives as an argument.',
      impure:
        '{{from}} may not import the package {{name}}; see PURE in tools/architecture-rules.mjs.',
      writes:
        'lib/cli may read the state file, never write it, and {{to}} writes: make it a use case in lib/app, wired in lib/cli/wiring.',
      owner: 'Only lib/{{owner}} speaks to {{name}}.',
      lazy: '{{name}} is slow to load: import() it in the function that uses it, `import type` for its types.',
      computed: 'An import() of a computed name cannot be checked.',
    },
  },
  create(context) {
    const from = layerOf(context.filename, context.cwd);
    const allowed = LAYERS[from];
    if (allowed === undefined) return {};

    function check(node, specifier, { typeOnly = false, loadsAtStart = false } = {}) {
      const report = (messageId, data) =>
        context.report({ node, messageId, data: { from, ...data } });
      if (specifier.startsWith('.') || specifier.startsWith('/') || specifier.startsWith('file:')) {
        const path = resolve(dirname(context.filename), specifier);
        const to = layerOf(path, context.cwd);
        if (to !== from && !allowed.includes(to)) report('layer', { to });
        else if (!typeOnly && mayOnlyRead(context) && writersIn(context.cwd).has(path))
          report('writes', { to: relative(context.cwd, path) });
        return;
      }
      const name = packageOf(specifier);
      const owner = OWNERS[name];
      const inside = relative(context.cwd, context.filename).split(sep).join('/');
      if (owner !== undefined && !inside.startsWith(`lib/${owner}/`))
        return report('owner', { name, owner });
      const builtin = specifier.startsWith('node:') || BUILTINS.has(name);
      if (builtin) {
        if (from in PURE) report('builtin', { name: specifier });
        return;
      }
      if (from in PURE && !PURE[from].includes(name)) report('impure', { name });
      else if (loadsAtStart && LAZY.has(specifier)) report('lazy', { name: specifier });
    }

    const checkDeclaration = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type';
      check(node, node.source.value, { typeOnly, loadsAtStart: !typeOnly });
    };
    return {
      ImportDeclaration: checkDeclaration,
      ExportNamedDeclaration: checkDeclaration,
      ExportAllDeclaration: checkDeclaration,
      ImportExpression(node) {
        if (typeof node.source.value === 'string') check(node, node.source.value);
        else context.report({ node, messageId: 'computed' });
      },
      "CallExpression[callee.name='require']"(node) {
        const [specifier] = node.arguments;
        if (typeof specifier?.value === 'string') check(node, specifier.value);
      },
      TSImportType(node) {
        const source = node.source ?? node.argument?.literal;
        if (typeof source?.value === 'string') check(node, source.value, { typeOnly: true });
      },
    };
  },
};

/** Node's own modules, which may also be imported without `node:`. */
const BUILTINS = new Set((await import('node:module')).builtinModules);

const files = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      header:
        'The first line is a one-sentence comment: what this file decides, or which outside thing it touches.',
      name: 'A file is named after the one noun or verb in it.',
    },
  },
  create(context) {
    return {
      Program(node) {
        const start = { line: 1, column: 0 };
        if (EMPTY_NAMES.test(context.filename.split(sep).pop()))
          context.report({ loc: start, messageId: 'name' });
        const first = context.sourceCode
          .getAllComments()
          .find((comment) => comment.type !== 'Shebang');
        const shebang = context.sourceCode.text.startsWith('#!');
        if (first?.loc.start.line !== (shebang ? 2 : 1))
          context.report({ loc: start, node, messageId: 'header' });
      },
    };
  },
};

/** Name of an exported type -> the file that declares it; lint reads all files in one process. */
const typeNames = new Map();

/** A word means one thing: a type name is exported by one file of the whole project. */
const typeNamesOnce = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { twice: 'The type {{name}} is exported by {{other}} too: say what this one means.' },
  },
  create(context) {
    const check = ({ declaration }) => {
      const name = declaration.id.name;
      const other = typeNames.get(name) ?? context.filename;
      typeNames.set(name, other);
      if (other === context.filename) return;
      const data = { name, other: relative(context.cwd, other) };
      context.report({ node: declaration.id, messageId: 'twice', data });
    };
    const DECLARED = ':matches(TSTypeAliasDeclaration, TSInterfaceDeclaration, ClassDeclaration)';
    return { [`ExportNamedDeclaration[declaration.id]:has(> ${DECLARED})`]: check };
  },
};

export const architecture = {
  meta: { name: 'architecture' },
  rules: { imports, files, 'type-names-once': typeNamesOnce },
};
