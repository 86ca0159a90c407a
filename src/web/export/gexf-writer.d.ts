// The writer by itself, without the parser beside it, which wants a DOM as soon as it is imported.
declare module 'graphology-gexf/browser/writer.js' {
  import type { write } from 'graphology-gexf';
  const writer: typeof write;
  export default writer;
}
