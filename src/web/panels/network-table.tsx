import { useMemo } from 'preact/hooks';
import type { Communities } from '../drawing/communities.ts';
import type { ShownAuthor, ShownNetwork, ShownTie } from '../network/shown-network.ts';
import { counted, figure } from '../network/truncation-words.ts';
import { addressOf, type Chosen } from '../place.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Travel } from '../use-place.ts';
import './network-table.css';
import { type Column, SortableTable } from './sortable-table.tsx';
import { strengthFigure } from './tie-words.tsx';

interface NetworkTableProps {
  readonly network: ShownNetwork;
  readonly communities: Communities;
  readonly travel: Travel;
}

/** The network as two tables, of its authors and of its ties, with the links that the drawing has. */
export function NetworkTable({ network, communities, travel }: NetworkTableProps) {
  const { place } = travel;
  const { chosen } = place;
  const names = useMemo(() => new Map(network.authors.map(({ id, name }) => [id, name])), [network]);
  const nameOf = (id: string) => names.get(id) ?? '';
  const link = (next: Chosen, words: string, current = false) => (
    <PlaceLink travel={travel} place={{ ...place, chosen: next }} current={current}>
      <bdi>{words}</bdi>
    </PlaceLink>
  );
  const author = (id: string, current = false) => link({ kind: 'author', id }, nameOf(id), current);
  const isAuthor = ({ id }: ShownAuthor) => chosen?.kind === 'author' && chosen.id === id;
  // Every link leads to another choice: the present one does not change it.
  const version = addressOf({ ...place, chosen: null });
  const groupOf = ({ id }: ShownAuthor) => communities.of.get(id) ?? null;

  const authors: Column<ShownAuthor>[] = [
    { name: 'Author', valueOf: ({ name }) => name, show: (row) => author(row.id, isAuthor(row)) },
    number('Works', ({ workCount }) => workCount),
    number('Articles', ({ articleCount }) => articleCount),
    number('Ties here', ({ degree }) => degree),
    ...(network.authors.some(({ distance }) => distance !== null)
      ? [{ ...number<ShownAuthor>('Steps away', ({ distance }) => distance), first: 'ascending' as const }]
      : []),
    ...(communities.groups.length > 1
      ? [
          {
            name: 'Group',
            valueOf: groupOf,
            show: (row: ShownAuthor) => {
              const group = groupOf(row);
              const name = group === null ? undefined : communities.groups[group]?.name;
              if (group === null || name === undefined) return '–';
              return (
                <>
                  <span class={`swatch group-${group}`} /> <bdi>{name}</bdi>
                </>
              );
            },
          },
        ]
      : []),
  ];
  const isTie = ({ a, b }: ShownTie) =>
    chosen?.kind === 'tie' && ((chosen.a === a && chosen.b === b) || (chosen.a === b && chosen.b === a));
  const ties: Column<ShownTie>[] = [
    { name: 'One', valueOf: ({ a }) => nameOf(a), show: ({ a }) => author(a) },
    { name: 'The other', valueOf: ({ b }) => nameOf(b), show: ({ b }) => author(b) },
    number('Works', ({ workCount }) => workCount),
    number('Articles', ({ articleCount }) => articleCount),
    { ...number<ShownTie>('Strength', ({ strength }) => strength), show: ({ strength }) => strengthFigure(strength) },
    { ...number<ShownTie>('First', ({ firstYear }) => firstYear), show: ({ firstYear }) => firstYear ?? '–' },
    { ...number<ShownTie>('Last', ({ lastYear }) => lastYear), show: ({ lastYear }) => lastYear ?? '–' },
  ];

  return (
    <div class="tables">
      <SortableTable
        caption={counted(network.authors.length, 'author')}
        one="author"
        rows={network.authors}
        columns={authors}
        keyOf={({ id }) => id}
        isChosen={isAuthor}
        version={version}
      />
      <SortableTable
        caption={counted(network.ties.length, 'tie')}
        one="tie"
        rows={network.ties}
        columns={ties}
        keyOf={({ a, b }) => `${a} ${b}`}
        isChosen={isTie}
        version={version}
        action={{
          name: 'Papers',
          show: (tie) => (
            <PlaceLink travel={travel} place={{ ...place, chosen: { kind: 'tie', a: tie.a, b: tie.b } }} current={isTie(tie)}>
              papers
              <span class="unseen">
                {' '}
                of <bdi>{nameOf(tie.a)}</bdi> and <bdi>{nameOf(tie.b)}</bdi>
              </span>
            </PlaceLink>
          ),
        }}
      />
    </div>
  );
}

function number<Row>(name: string, valueOf: (row: Row) => number | null): Column<Row> & { readonly numeric: true } {
  return {
    name,
    numeric: true,
    valueOf,
    show: (row) => {
      const value = valueOf(row);
      return value === null ? '–' : figure(value);
    },
  };
}
