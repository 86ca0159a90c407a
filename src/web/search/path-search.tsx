import { useEffect, useRef } from 'preact/hooks';
import { withSubject } from '../place.ts';
import type { Travel } from '../use-place.ts';
import { AuthorCombobox } from './author-combobox.tsx';
import { useAuthorNames } from './author-names.ts';
import { Chip } from './chip.tsx';

interface Ends {
  readonly from: string | null;
  readonly to: string | null;
}

/** The two people between whom a way is looked for. */
export function PathSearch({ travel, from, to }: Ends & { readonly travel: Travel }) {
  const { place, go } = travel;
  const nameOf = useAuthorNames([from, to].filter((id) => id !== null));
  const show = (ends: Ends) => go(withSubject(place, { kind: 'path', ...ends }));
  return (
    <div class="ends">
      <PathEnd label="From" id={from} nameOf={nameOf} onChoose={(id) => show({ from: id, to })} onChange={() => show({ from: null, to })} />
      <button
        type="button"
        class="swap"
        aria-label="Swap the two"
        disabled={from === null && to === null}
        onClick={() => show({ from: to, to: from })}
      >
        <span aria-hidden="true">⇄</span>
      </button>
      <PathEnd label="To" id={to} nameOf={nameOf} onChoose={(id) => show({ from, to: id })} onChange={() => show({ from, to: null })} />
    </div>
  );
}

interface PathEndProps {
  readonly label: string;
  readonly id: string | null;
  readonly nameOf: (id: string) => string;
  readonly onChoose: (id: string) => void;
  readonly onChange: () => void;
}

/** One of the two: a field to choose from, then who was chosen. The focus goes from the one to the other when its owner did so here. */
function PathEnd({ label, id, nameOf, onChoose, onChange }: PathEndProps) {
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    (id === null ? input : button).current?.focus();
  }, [id]);
  const moving = (act: () => void) => {
    moved.current = true;
    act();
  };
  if (id === null) {
    return (
      <AuthorCombobox
        label={label}
        labelShown
        placeholder="An author …"
        inputRef={input}
        onChoose={(author) => moving(() => onChoose(author))}
      />
    );
  }
  return (
    <div class="end">
      <span class="combobox-label">{label}</span>
      <ul class="chips" aria-label={label}>
        <Chip name={nameOf(id)} action="Change" onAct={() => moving(onChange)} buttonRef={button} />
      </ul>
    </div>
  );
}
