import type { CodegenConfig } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';

const client = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: { useTypeImports: true, enumsAsTypes: true, importExtension: '.ts' },
} as const;

// Types of what the example operations and the tests' own ask and get, and the ids by which the explorer asks for its operations.
// `graphql-codegen --check` fails when they are out of date.
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    'test/generated/': { ...client, documents: ['schema/operations/*.graphql', 'test/**/operations/*.graphql'] },
    'src/web/generated/': {
      ...client,
      documents: ['schema/operations/explorer/*.graphql'],
      preset: withDocumentsAt('schema/operations/explorer/persisted-documents.json'),
      presetConfig: {
        ...client.presetConfig,
        persistedDocuments: { hashAlgorithm: 'sha256', mode: 'replaceDocumentWithHash' },
      },
      config: { ...client.config, strictScalars: true, scalars: scalars() },
    },
  },
};

/** The client preset, with the texts behind the ids in this file: the server reads them, from its sources and from a package alike. */
function withDocumentsAt(filename: string): typeof preset {
  return {
    ...preset,
    buildGeneratesSection: async (options) => {
      const sections = await preset.buildGeneratesSection(options);
      return sections.map((section) => (section.filename.endsWith('/persisted-documents.json') ? { ...section, filename } : section));
    },
  };
}

/** All are text in an answer. */
function scalars(): Record<string, string> {
  return Object.fromEntries(['DateTime', 'DOI', 'HTML', 'ISSN', 'ORCID', 'URL'].map((scalar) => [scalar, 'string']));
}

export default config;
