import { ask } from '../ask.ts';
import { AuthorNamesDocument } from '../generated/graphql.ts';
import { useAsked } from '../use-asked.ts';

/** Nodes that the API gives at once. */
const AT_ONCE = 100;

/** The name of the author of an id: "…" until it is known. */
export function useAuthorNames(ids: readonly string[]): (id: string) => string {
  const { answer } = useAsked(
    ids.length === 0 ? null : ids.join(' '),
    async (signal) => {
      const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) => ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
      const answers = await Promise.all(parts.map((part) => ask(AuthorNamesDocument, { ids: part }, signal)));
      const nodes = answers.flatMap(({ nodes }) => nodes);
      return new Map(ids.map((id, index) => [id, nameOf(nodes[index])]));
    },
    { kept: true },
  );
  return (id) => answer?.get(id) ?? '…';
}

function nameOf(node: object | null | undefined): string {
  return node != null && 'name' in node && typeof node.name === 'string' ? node.name : 'Nobody in this graph';
}
