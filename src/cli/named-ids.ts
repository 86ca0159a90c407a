import type { Graph } from '../graph/graph.ts';
import { articleId } from '../graph/write/rows.ts';
import { storedRecords } from '../graph/write/stored.ts';
import { inGroups } from '../ingest/groups.ts';
import { counted } from './counted.ts';

const IDS_A_LOOK = 500;

/** Ids of records to be deleted, which may name nothing: where many do, they may be of another source, or in another form. */
export class NamedIds {
  readonly #graph: Graph;
  readonly #source: string;
  readonly #given: AsyncIterable<string>;
  #all = 0;
  #unknown = 0;

  constructor(graph: Graph, source: string, given: AsyncIterable<string>) {
    this.#graph = graph;
    this.#source = source;
    this.#given = given;
  }

  async *ids(): AsyncGenerator<string> {
    for await (const ids of inGroups(this.#given, IDS_A_LOOK)) {
      const articles = ids.map((id) => articleId(this.#source, id));
      // What was deleted before is remembered, and so not unknown where a load is gone on with.
      const known = await storedRecords(this.#graph, articles);
      this.#all += ids.length;
      this.#unknown += articles.filter((article) => !known.has(article)).length;
      yield* ids;
    }
  }

  /** A sentence, where there is anything to say. */
  unknown(): string[] {
    if (this.#unknown === 0) return [];
    const names = this.#unknown === 1 ? 'names' : 'name';
    return [`${this.#unknown} of the ${counted(this.#all, 'id')} to be deleted ${names} no record that ${this.#source} ever had.`];
  }
}
