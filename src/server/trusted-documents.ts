import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { BibliographError } from '../errors.ts';
import { hashOf } from './document-id.ts';

/** Texts of documents by their hashes. */
export type Documents = ReadonlyMap<string, string>;

/** What a document of a file has to fit. */
export interface Fit {
  readonly schema: GraphQLSchema;
  readonly maxTokens: number;
}

/** These texts by their hashes. */
export function documentsOf(texts: Iterable<string>): Documents {
  return new Map(Array.from(texts, (text) => [hashOf(text), text]));
}

/**
 * The documents of a file as the client preset of GraphQL Code Generator writes it: an object of texts, each under the SHA-256 of exactly
 * this text, with `sha256:` before it or without. Throws CONFIGURATION naming every fault.
 */
export function readTrustedDocuments(file: string, fit: Fit): Documents {
  const texts: string[] = [];
  const faults: string[] = [];
  const found: [string, unknown][] = Object.entries(content(file));
  for (const [key, document] of found) {
    if (typeof document === 'string') texts.push(document);
    faults.push(...faultsOf(key, document, fit).map((fault) => `${key} ${fault}`));
  }
  if (faults.length > 0) throw unusable(file, `cannot be used: ${faults.join('; ')}.`);
  return documentsOf(texts);
}

function content(file: string): object {
  const text = textOf(file);
  const parsed = jsonOf(text);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  const what = parsed === undefined ? 'is not JSON' : 'is no JSON object of documents by their hashes';
  throw unusable(file, `${what}: name the persisted-documents.json that the client preset of GraphQL Code Generator writes.`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unusable(file, 'cannot be read.', cause);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultsOf(key: string, document: unknown, { schema, maxTokens }: Fit): string[] {
  if (typeof document !== 'string') return ['has no text'];
  const isHash = key.replace(/^sha256:/, '') === hashOf(document);
  const faults = isHash ? [] : ["is not the SHA-256 of its document (generate with hashAlgorithm: 'sha256')"];
  try {
    return [...faults, ...validate(schema, parse(document, { maxTokens })).map((error) => `does not fit the schema: ${said(error)}`)];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [...faults, `cannot be parsed: ${said(error)}`];
  }
}

function said({ message }: GraphQLError): string {
  return message.replace(/\.$/, '');
}

function unusable(file: string, why: string, cause?: unknown): BibliographError {
  return new BibliographError('CONFIGURATION', `TRUSTED_DOCUMENTS_FILE names ${file}, which ${why}`, { cause });
}
