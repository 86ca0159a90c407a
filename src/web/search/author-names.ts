import { ask } from '../ask.ts';
import { AuthorNamesDocument } from '../generated/graphql.ts';
import { nodesOf } from '../nodes-of.ts';
import { useAsked } from '../use-asked.ts';

/** The name of the author of an id: "…" until it is known. */
export function useAuthorNames(ids: readonly string[]): (id: string) => string {
  const { answer } = useAsked(
    ids.length === 0 ? null : ids.join(' '),
    async (signal) => {
      const nodes = await nodesOf(ids, async (part) => (await ask(AuthorNamesDocument, { ids: part }, signal)).nodes);
      return new Map(ids.map((id, index) => [id, nameOf(nodes[index])]));
    },
    { kept: true },
  );
  return (id) => answer?.get(id) ?? '…';
}

function nameOf(node: object | null | undefined): string {
  return node != null && 'name' in node && typeof node.name === 'string' ? node.name : 'Nobody in this graph';
}
