import type { Input } from '../../src/ingest/input.ts';

/** Solr documents as an input of NDJSON, in chunks that end anywhere. */
export function inputOf(documents: readonly unknown[], name = 'test'): Input {
  return inputOfBytes(Buffer.from(documents.map((document) => `${JSON.stringify(document)}\n`).join('')), name);
}

/** Bytes as an input of NDJSON. */
export function inputOfBytes(bytes: Buffer, name = 'test'): Input {
  let read = 0;
  return {
    name,
    format: 'ndjson',
    size: bytes.length,
    bytesRead: () => read,
    async *chunks() {
      for (read = 0; read < bytes.length; read += CHUNK) {
        await Promise.resolve();
        yield bytes.subarray(read, read + CHUNK);
      }
    },
  };
}

const CHUNK = 10_007;
