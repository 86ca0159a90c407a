import { collapse } from '../../model/text.ts';
import type { Rejection } from '../entry.ts';
import { type Cut, decodePiece, type Piece } from '../piece.ts';
import type { Format } from './name.ts';
import { cutNdjson } from './ndjson.ts';
import { cutSolrJson } from './solr-json.ts';
import { cutVufindText } from './vufind-text.ts';
import { readVufindPage } from './vufind-page.ts';

const CUTS: Readonly<Record<Format, Cut>> = { ndjson: cutNdjson, 'solr-json': cutSolrJson, 'vufind-text': cutVufindText };

/** Parts the bytes of an input into records. */
export function cut(format: Format, chunks: AsyncIterable<Buffer>, limit: number): AsyncIterable<Piece> {
  return CUTS[format](chunks, limit);
}

/** The Solr document that a piece of an input holds, whatever it turns out to be, or why there is none. */
export function parsePiece(format: Format, piece: Piece): { document: unknown } | { rejection: Rejection } {
  if (piece.fault !== null) return { rejection: piece.fault };
  const text = decodePiece(piece.raw);
  if (typeof text !== 'string') return { rejection: text };
  return format === 'vufind-text' ? readVufindPage(text) : parseJson(text);
}

function parseJson(text: string): { document: unknown } | { rejection: Rejection } {
  try {
    return { document: JSON.parse(text) };
  } catch (error) {
    return {
      rejection: { code: 'BROKEN_JSON', reason: `The record is not JSON: ${collapse(String(error)).replace(/^SyntaxError: /, '')}.` },
    };
  }
}
