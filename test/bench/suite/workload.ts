/** What a question is asked with: ids, names and numbers, in whatever form every arm turns into its own. */
export type Asked = Readonly<Record<string, unknown>>;

/** Gives the column `row` of what a statement returns. */
export type Read = <Row>(text: string, params?: object) => Promise<Row[]>;

/** A GraphQL operation. */
export interface Operation<Given extends Asked = Asked> {
  readonly document: string;
  variables(asked: Given): object;
}

/** The same by @neo4j/graphql. */
export interface OtherOperation<Given extends Asked = Asked> extends Operation<Given> {
  /** What it answered in the form of ours. */
  // Answers are looked into as they come.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data(answer: any): unknown;
}

/** How a figure of ours may stand to the same of another arm; `from` says from how many articles on that is asked. */
export interface Target {
  readonly most: number;
  readonly from?: number;
}

/**
 * One kind of question to a server, in all arms. Methods, so that a list may hold workloads of different questions: each is given what it
 * has chosen itself.
 */
export interface Workload<Given extends Asked = Asked> {
  readonly name: string;
  readonly what: string;
  /** Questions of this graph: the same graph gives the same, graphs of other sizes such as cost alike. */
  choose(read: Read): Promise<Given[]>;
  readonly ours: Operation<Given>;
  /** What a good engineer writes on the bare driver: `data` as ours has it. Runs in the arm's own process. */
  byHand(read: Read, asked: Given): Promise<unknown>;
  /** Null with the reason in `cannot`. */
  readonly neo4jGraphql: OtherOperation<Given> | null;
  readonly cannot?: string;
  /** What of an answer, with ids as the graph has them, must be the same in all arms; all of it otherwise. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  comparable?(data: any): unknown;
  /** Another workload, whose statement by hand is what the time is taken against. */
  readonly timedAgainst?: string;
  readonly targets: { readonly byHand: Target | null; readonly neo4jGraphql: Target | null };
}

/** An id as ours gives and takes it. */
export function globalId(type: string, id: unknown): string {
  return Buffer.from(`${type}:${String(id)}`).toString('base64url');
}

/** An answer with ids as the graph has them. */
export function withPlainIds(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withPlainIds);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      name === 'id' && typeof value === 'string' ? plainId(value) : withPlainIds(value),
    ]),
  );
}

/** An id as the graph has it, of one as any arm gives it. */
function plainId(id: string): string {
  return /^[A-Z][A-Za-z]+:([\w-]{16})$/.exec(Buffer.from(id, 'base64url').toString())?.[1] ?? id;
}
