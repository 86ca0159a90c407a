import { useRef } from 'preact/hooks';
import { MAX_NAMED, withSubject } from '../place.ts';
import type { Travel } from '../use-place.ts';
import { AuthorCombobox } from './author-combobox.tsx';
import { useAuthorNames } from './author-names.ts';
import { Chip } from './chip.tsx';

/** Authors one after another, whose ties among themselves are shown. */
export function AuthorsSearch({ travel, ids }: { readonly travel: Travel; readonly ids: readonly string[] }) {
  const { place, go } = travel;
  const input = useRef<HTMLInputElement>(null);
  const nameOf = useAuthorNames(ids);
  const show = (next: readonly string[]) => {
    go(withSubject(place, { kind: 'authors', ids: next }));
    // The button that was pressed is gone.
    input.current?.focus();
  };
  return (
    <>
      {ids.length < MAX_NAMED ? (
        <AuthorCombobox
          label="Add an author"
          placeholder="Add an author …"
          inputRef={input}
          onChoose={(id) => show([...new Set([...ids, id])])}
        />
      ) : (
        <p class="soft">These are as many authors as an address can name.</p>
      )}
      {ids.length > 0 && (
        <ul class="chips" aria-label="Authors">
          {ids.map((id) => (
            <Chip key={id} name={nameOf(id)} action="Remove" onAct={() => show(ids.filter((other) => other !== id))} />
          ))}
          {ids.length > 1 && (
            <li>
              <button type="button" onClick={() => show([])}>
                Clear
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
