import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Bytes that documents, and what is known of them, may take together; and so for documents that are wrong. */
const DOCUMENTS_SIZE = 16_000_000;
const FAULTS_SIZE = 2_000_000;
/** Bytes, about, of a token with the node that it is part of, and of whatever else a document or a fault has: measured. */
const TOKEN_SIZE = 300;
const LEAST_SIZE = 2_000;

/**
 * The parsed documents that were asked for last, and the faults of those that cannot be parsed, for Yoga. Its own caches hold a thousand of
 * either, however large they are: a gigabyte of the largest that the limits allow.
 */
export function documentCaches() {
  return {
    documentCache: new LRUCache<string, DocumentNode>({
      maxSize: DOCUMENTS_SIZE,
      sizeCalculation: (document, text) => textSize(text) + tokensOf(document) * TOKEN_SIZE,
    }),
    errorCache: new LRUCache<string, object>({ maxSize: FAULTS_SIZE, sizeCalculation: (_, text) => textSize(text) }),
  };
}

function textSize(text: string): number {
  return LEAST_SIZE + text.length * 2;
}

function tokensOf({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) count += 1;
  return count;
}
