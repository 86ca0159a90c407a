import { useEffect, useRef } from 'preact/hooks';
import type { Option } from './suggestion.ts';

interface OptionListProps<Value> {
  /** What the ids of the list and its options begin with. */
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option<Value>[];
  /** The place of the one that Enter takes; -1 where none is. */
  readonly active: number;
  readonly onChoose: (value: Value) => void;
}

/** What a combobox offers. The one that is active is kept in view. */
export function OptionList<Value>({ id, label, options, active, onChoose }: OptionListProps<Value>) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label}>
      {options.map(({ key, pieces, note, value }, index) => (
        <li key={key} id={`${id}-${index}`} role="option" aria-selected={index === active} onClick={() => onChoose(value)}>
          <bdi>{pieces.map((piece, place) => (piece.marked ? <mark key={place}>{piece.text}</mark> : piece.text))}</bdi>{' '}
          {note !== '' && <span class="soft">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
