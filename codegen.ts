import type { CodegenConfig } from '@graphql-codegen/cli';

// Types of what the example operations and the tests' own ask and get. `graphql-codegen --check` fails when they are out of date.
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['schema/operations/*.graphql', 'test/**/operations/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    'test/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { useTypeImports: true, enumsAsTypes: true, importExtension: '.ts' },
    },
  },
};

export default config;
