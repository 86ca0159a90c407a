import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { SuggestionKind } from '../generated/graphql.ts';
import { counted } from '../network/truncation-words.ts';
import { OptionList } from './option-list.tsx';
import './search.css';
import type { Option, Suggestion } from './suggestion.ts';
import { useSuggestions } from './use-suggestions.ts';

/** The longest text that is looked for. */
const MAX_LENGTH = 300;
/** What the API wants before it suggests anything. */
const LEAST_LETTERS = 3;

type WaitingKey = 'ArrowDown' | 'ArrowUp' | 'Enter';

interface ComboboxProps<Value> {
  readonly label: string;
  /** Otherwise the label is for screen readers alone. */
  readonly labelShown?: boolean;
  readonly placeholder?: string;
  readonly kinds: readonly SuggestionKind[];
  /** The lines for a text and what is suggested for it. */
  readonly options: (text: string, suggestions: readonly Suggestion[]) => readonly Option<Value>[];
  /** What Enter takes where no line is chosen; null where it takes nothing. */
  readonly meant: (text: string, suggestions: readonly Suggestion[]) => Value | null;
  /** Said where nothing is suggested. */
  readonly nothing: string;
  readonly onChoose: (value: Value) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

/**
 * A text field with a list of suggestions, as the pattern "combobox" of the ARIA Authoring Practices describes it: the focus stays in the
 * field, arrows go through the list, Enter chooses, Escape closes and then clears.
 */
export function Combobox<Value>({ kinds, onChoose, ...props }: ComboboxProps<Value>) {
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? own;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<readonly WaitingKey[]>([]);
  const text = typed.trim();
  const { answer, fault, loading, again } = useSuggestions(text, kinds);
  const suggestions = answer?.suggestions ?? [];
  const options = text === '' ? [] : props.options(text, suggestions);
  const active = options.findIndex(({ key }) => key === activeKey);
  const shown = open && text !== '';
  const listed = shown && options.length > 0;

  const choose = (value: Value) => {
    setTyped('');
    setOpen(false);
    setActiveKey(null);
    setWaiting([]);
    onChoose(value);
  };
  const press = (keys: readonly WaitingKey[]) => {
    const ring = options.length + 1;
    let at = active;
    for (const key of keys) {
      if (key === 'ArrowDown') at = ((at + 2) % ring) - 1;
      else if (key === 'ArrowUp') at = ((at + ring) % ring) - 1;
      else {
        const value = options[at]?.value ?? props.meant(text, fault === null ? suggestions : []);
        if (value !== null) {
          choose(value);
          return;
        }
      }
    }
    goTo(at);
  };
  // Keys may be quicker than the answer: what they do depends on it, and they wait for it.
  useEffect(() => {
    if (loading || waiting.length === 0) return;
    setWaiting([]);
    press(waiting);
  }, [waiting, loading]);

  const goTo = (index: number) => setActiveKey(options[index]?.key ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
      case 'Enter':
        setOpen(true);
        if (text === '') break;
        if (event.key === 'Enter' && fault !== null) again();
        else if (!loading && waiting.length === 0) {
          press([event.key]);
          break;
        }
        setWaiting([...waiting, event.key]);
        break;
      case 'Home':
      case 'End':
        if (!listed || active < 0) return;
        goTo(event.key === 'Home' ? 0 : options.length - 1);
        break;
      case 'Escape':
        if (typed === '') return;
        if (shown) setOpen(false);
        else setTyped('');
        setActiveKey(null);
        setWaiting([]);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const state = stateWords(text, { failed: fault?.message ?? null, loading, none: suggestions.length === 0, nothing: props.nothing });
  return (
    <div class="combobox">
      <label for={`${id}-input`} class={props.labelShown === true ? 'combobox-label' : 'unseen'}>
        {props.label}
      </label>
      <input
        ref={input}
        id={`${id}-input`}
        type="text"
        role="combobox"
        inputMode="search"
        enterKeyHint="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={MAX_LENGTH}
        placeholder={props.placeholder}
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={listed ? `${id}-list` : undefined}
        aria-activedescendant={listed && active >= 0 ? `${id}-${active}` : undefined}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setActiveKey(null);
          setWaiting([]);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && (listed || state !== null) && (
        // Without this the field would lose the focus, and the list would go, before the click arrives.
        <div class="combobox-popup" onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
          {state !== null && <p class="combobox-state">{state}</p>}
          {listed && <OptionList id={id} label={props.label} options={options} active={active} onChoose={choose} />}
        </div>
      )}
      <p class="unseen" role="status">
        {shown ? (fault === null && !loading && suggestions.length > 0 ? counted(options.length, 'suggestion') : (state ?? '')) : ''}
      </p>
    </div>
  );
}

function stateWords(
  text: string,
  { failed, loading, none, nothing }: { failed: string | null; loading: boolean; none: boolean; nothing: string },
): string | null {
  if (failed !== null) return `There are no suggestions. ${failed}`;
  if (!none) return null;
  if (loading) return 'Searching …';
  return [...text.matchAll(/[\p{L}\p{N}]/gu)].length < LEAST_LETTERS ? 'Type three letters or more for suggestions.' : nothing;
}
