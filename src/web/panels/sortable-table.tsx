import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { counted, figure } from '../network/truncation-words.ts';
import { type Direction, type Sortable, sorted } from './sorting.ts';

/** Rows that are shown before somebody asks for all. */
const SHOWN = 100;

export interface Column<Row> {
  readonly name: string;
  readonly valueOf: (row: Row) => Sortable;
  /** Stands at the right. */
  readonly numeric?: boolean;
  /** How it is sorted at first: otherwise the greatest number, and the first name, come first. */
  readonly first?: Direction;
  /** What a cell shows where that is not just the value. */
  readonly show?: (row: Row) => ComponentChildren;
}

interface SortableTableProps<Row> {
  readonly caption: string;
  /** What a row is: "author". */
  readonly one: string;
  /** In the order that they have until somebody sorts them. */
  readonly rows: readonly Row[];
  /** The first of them names the row. */
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly isChosen: (row: Row) => boolean;
  /** One more column, that nothing is sorted by. */
  readonly action?: Action<Row> | undefined;
  /** All that cells depend on besides their row and whether it is chosen. */
  readonly version: string;
}

interface Action<Row> {
  readonly name: string;
  readonly show: (row: Row) => ComponentChildren;
}

/** A table that each of its columns sorts. Long ones are cut until all is asked for. */
export function SortableTable<Row>({ caption, one, rows, columns, keyOf, isChosen, action, version }: SortableTableProps<Row>) {
  const [order, setOrder] = useState<{ readonly name: string; readonly direction: Direction } | null>(null);
  const [all, setAll] = useState(false);
  const by = columns.find(({ name }) => name === order?.name);
  const inOrder = useMemo(
    () => (by === undefined || order === null ? rows : sorted(rows, by.valueOf, order.direction)),
    [rows, order?.name, order?.direction],
  );
  const body = useRef<HTMLTableSectionElement>(null);
  // The button that was pressed is gone: the focus goes on to the first row that it showed.
  useEffect(() => {
    if (all) body.current?.rows.item(SHOWN)?.querySelector('a')?.focus({ preventScroll: true });
  }, [all]);
  const shown = all ? inOrder : inOrder.slice(0, SHOWN);
  const sort = ({ name, numeric = false, first = numeric ? 'descending' : 'ascending' }: Column<Row>) => {
    const second = first === 'ascending' ? 'descending' : 'ascending';
    setOrder({ name, direction: order?.name === name && order.direction === first ? second : first });
  };
  return (
    <div class="table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const direction = column.name === order?.name ? order.direction : null;
              return (
                <th key={column.name} scope="col" class={cellClass(column)} aria-sort={direction ?? 'none'}>
                  <button type="button" onClick={() => sort(column)}>
                    {column.name} <span aria-hidden="true">{direction === null ? '' : direction === 'ascending' ? '▲' : '▼'}</span>
                  </button>
                </th>
              );
            })}
            {action !== undefined && <th scope="col">{action.name}</th>}
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.map((row) => (
            <TableRow key={keyOf(row)} row={row} columns={columns} action={action} chosen={isChosen(row)} version={version} />
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <p>
          <span class="soft">
            {figure(shown.length)} of {counted(rows.length, one)}.
          </span>{' '}
          <button type="button" onClick={() => setAll(true)}>
            Show all {figure(rows.length)}
          </button>
        </p>
      )}
    </div>
  );
}

interface TableRowProps<Row> extends Pick<SortableTableProps<Row>, 'columns' | 'action' | 'version'> {
  readonly row: Row;
  readonly chosen: boolean;
}

/** Made anew only where something of it changes: choosing one of thousands leaves the others alone. */
function TableRow<Row>({ row, columns, action, chosen, version }: TableRowProps<Row>) {
  return useMemo(
    () => (
      <tr class={chosen ? 'chosen' : undefined}>
        {columns.map((column, index) =>
          index === 0 ? (
            <th key={column.name} scope="row">
              {shownIn(column, row)}
            </th>
          ) : (
            <td key={column.name} class={cellClass(column)}>
              {shownIn(column, row)}
            </td>
          ),
        )}
        {action !== undefined && <td>{action.show(row)}</td>}
      </tr>
    ),
    [row, chosen, version],
  );
}

function shownIn<Row>({ show, valueOf }: Column<Row>, row: Row): ComponentChildren {
  return show === undefined ? (valueOf(row) ?? '–') : show(row);
}

function cellClass<Row>({ numeric = false }: Column<Row>): string | undefined {
  return numeric ? 'right' : undefined;
}
