import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How large an operation is, each fragment counted wherever it is spread. */
export interface Shape {
  /** Fields on the longest way from the root. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

const EMPTY: Shape = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 };

/**
 * The shapes of a document's operations, whatever they are worth: it need not be valid. Each fragment is looked through once; one that
 * spreads itself counts there for nothing.
 */
export function shapesOf(document: DocumentNode): Shape[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const known = new Map<string, Shape>();

  const ofFragment = (name: string): Shape => {
    const told = known.get(name);
    const fragment = fragments.get(name);
    if (told !== undefined || fragment === undefined) return told ?? EMPTY;
    known.set(name, EMPTY);
    const shape = ofSelections(fragment.selectionSet, fragment);
    known.set(name, shape);
    return shape;
  };
  const ofSelections = ({ selections }: SelectionSetNode, of: Directed): Shape => {
    let sum = { ...EMPTY, directives: of.directives?.length ?? 0 };
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet === undefined ? EMPTY : ofSelections(selection.selectionSet, {});
        const own = { fields: 1, aliases: selection.alias === undefined ? 0 : 1, directives: selection.directives?.length ?? 0 };
        sum = added(sum, { ...added(below, own), depth: below.depth + 1, rootFields: 1 });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) sum = added(sum, ofSelections(selection.selectionSet, selection));
      else sum = added(sum, { ...added(ofFragment(selection.name.value), { directives: selection.directives?.length ?? 0 }) });
    }
    return sum;
  };
  const operations = document.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => ofSelections(operation.selectionSet, operation));
}

type Directed = Pick<OperationDefinitionNode | FragmentDefinitionNode, 'directives'> | { readonly directives?: undefined };

function added(a: Shape, b: Partial<Shape>): Shape {
  return {
    depth: Math.max(a.depth, b.depth ?? 0),
    fields: a.fields + (b.fields ?? 0),
    aliases: a.aliases + (b.aliases ?? 0),
    directives: a.directives + (b.directives ?? 0),
    rootFields: a.rootFields + (b.rootFields ?? 0),
  };
}
