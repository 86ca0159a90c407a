import type { CodegenConfig } from '@graphql-codegen/cli';

const client = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: { useTypeImports: true, enumsAsTypes: true, importExtension: '.ts' },
} as const;

// Types of what the example operations and the tests' own ask and get, and the explorer's operations as it sends them.
// `graphql-codegen --check` fails when they are out of date.
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    'test/generated/': { ...client, documents: ['schema/operations/*.graphql', 'test/**/operations/*.graphql'] },
    'src/web/generated/': {
      ...client,
      documents: ['schema/operations/explorer/*.graphql'],
      config: { ...client.config, documentMode: 'string', strictScalars: true, scalars: scalars() },
    },
  },
};

/** All are text in an answer. */
function scalars(): Record<string, string> {
  return Object.fromEntries(['DateTime', 'DOI', 'HTML', 'ISSN', 'ORCID', 'URL'].map((scalar) => [scalar, 'string']));
}

export default config;
