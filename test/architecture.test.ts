import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve('src');

interface Import {
  readonly file: string;
  readonly names: string;
}

const imports: Import[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'))
  .flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    return [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, names = '']) => ({ file, names }));
  });

/** The layer of a file: its folder, or its own name at the top. */
const layerOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace('.ts', ''));

const ours = imports
  .filter(({ names }) => names.startsWith('.'))
  .map(({ file, names }) => ({ file, to: relative(SRC, resolve(dirname(join(SRC, file)), names)) }))
  .filter(({ to }) => !to.startsWith('..'));

/** What each layer may import besides itself. Data flows one way. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  model: [],
  errors: [],
  'event-loop': [],
  terminal: [],
  version: [],
  production: [],
  'process-id': [],
  launcher: ['process-id'],
  limits: [],
  'api-keys': ['errors'],
  config: ['errors', 'limits'],
  neo4j: ['errors', 'process-id'],
  graph: ['model', 'errors', 'event-loop', 'process-id'],
  ingest: ['graph', 'model', 'errors'],
  api: ['graph', 'model', 'errors', 'event-loop'],
  server: ['api', 'graph', 'model', 'api-keys', 'errors', 'event-loop', 'limits', 'version'],
  // It talks to the server over HTTP alone.
  web: [],
  app: ['graph', 'neo4j', 'config', 'errors', 'terminal'],
  serving: ['app', 'server', 'api', 'graph', 'api-keys', 'config'],
  cli: [
    'serving',
    'app',
    'ingest',
    'graph',
    'model',
    'api-keys',
    'config',
    'errors',
    'terminal',
    'version',
    'launcher',
    'production',
    'cli',
  ],
};

test('imports go one way', () => {
  const wrong = ours
    .map(({ file, to }) => ({ file, to, from: layerOf(file), into: layerOf(to) }))
    .filter(({ from, into }) => from !== into && MAY_IMPORT[from]?.includes(into) !== true)
    .map(({ file, to }) => `${file} imports ${to}`);
  expect(wrong).toEqual([]);
});

test('no file imports itself by a detour', () => {
  const graph = new Map<string, string[]>();
  for (const { file, to } of ours) graph.set(file, [...(graph.get(file) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, path: readonly string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (path.includes(file) || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  expect(cycles).toEqual([]);
});

test.each([
  ['neo4j-driver', /^neo4j-driver$/, 'graph/'],
  ['Pothos', /^@pothos\//, 'api/'],
  ['Yoga', /^(graphql-yoga|@graphql-yoga\/.*)$/, 'server/'],
  ['prom-client', /^prom-client$/, 'server/'],
  ['OpenTelemetry', /^@opentelemetry\//, 'server/'],
  ['commander', /^commander$/, 'cli'],
  ['Preact', /^preact(\/|$)/, 'web/'],
  ['sigma', /^(sigma|@sigma\/.*|graphology.*)$/, 'web/'],
])('%s is known in one place only', (_, library, home) => {
  const strangers = imports.filter(({ names, file }) => library.test(names) && !file.startsWith(home)).map(({ file }) => file);
  expect(strangers).toEqual([]);
});

test('what makes traces is loaded only where they are wanted', () => {
  const makers = ['server/tracing.ts', 'server/plugins/use-tracing.ts'];
  const loading = (file: string) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/^import (?!type).* from '([^']+)'/gm)];
  const files = new Set(imports.map(({ file }) => file));
  const loaders = [...files].filter((file) => loading(file).some(([, names = '']) => /^@opentelemetry|\/(use-)?tracing\.ts$/.test(names)));
  expect(loaders.sort()).toEqual(makers.sort());
  expect(readFileSync(join(SRC, 'serving.ts'), 'utf8')).toContain("await import('./server/tracing.ts')");
});

test('what serves is loaded by commands that serve alone, when they do', () => {
  const files = new Set(imports.map(({ file }) => file).filter((file) => layerOf(file) === 'cli'));
  const loads = [...files].flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/^import (?!type).*serving\.ts.*$/gm)]);
  expect(loads).toEqual([]);
});

test.each([
  ['process.env', /\bprocess\.env\b/, ['config.ts', 'production.ts']],
  ['process.exit()', /\bprocess\.exit\(/, ['cli.ts']],
])('%s is used in one place only', (_, use, homes) => {
  const files = new Set(imports.map(({ file }) => file));
  const strangers = [...files].filter((file) => !homes.includes(file) && use.test(readFileSync(join(SRC, file), 'utf8')));
  expect(strangers).toEqual([]);
});
