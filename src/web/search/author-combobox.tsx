import type { RefObject } from 'preact';
import type { SuggestionKind } from '../generated/graphql.ts';
import { Combobox } from './combobox.tsx';
import { meantBy, optionOf } from './suggestion.ts';

interface AuthorComboboxProps {
  readonly label: string;
  readonly labelShown?: boolean;
  readonly placeholder: string;
  readonly onChoose: (id: string) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

/** A field for an author. Enter takes whom the text names, or the only one whom it can mean. */
export function AuthorCombobox(props: AuthorComboboxProps) {
  return (
    <Combobox
      {...props}
      kinds={AUTHOR}
      options={(_, suggestions) => suggestions.map((suggestion) => optionOf(suggestion, suggestion.node.id))}
      meant={(text, suggestions) => meantBy(text, suggestions)?.node.id ?? null}
      nothing="Nobody found."
    />
  );
}

const AUTHOR: readonly SuggestionKind[] = ['AUTHOR'];
