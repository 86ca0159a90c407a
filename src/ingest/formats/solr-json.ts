import type { Rejection } from '../entry.ts';
import { CutShort, type Piece } from '../piece.ts';
import { JsonCutter } from './json-cutter.ts';

/**
 * JSON of Solr: one document, a list of them, or the answer of `/select` with the documents in `response.docs`; also several of these
 * one after another. Documents are cut out one by one, so that a list of any length takes the memory of its largest document.
 *
 * A document that is not JSON is one rejection as long as its brackets and quotes close; where they do not, nothing tells where the next one
 * begins: the input ends there, as one that was cut.
 */
export async function* cutSolrJson(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Piece> {
  const cutter = new JsonCutter(limit);
  let fault: Rejection | null = null;
  try {
    for await (const chunk of chunks) {
      yield* cutter.add(chunk);
      if (cutter.broken) return;
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    fault = error.rejection;
  }
  const last = cutter.end(fault);
  if (last !== null) yield last;
}
