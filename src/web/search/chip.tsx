import type { RefObject } from 'preact';

interface ChipProps {
  readonly name: string;
  /** What its button does: "Remove", "Change". */
  readonly action: string;
  readonly onAct: () => void;
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
}

/** Something that is chosen, in a list of such, with a button that takes it back. */
export function Chip({ name, action, onAct, buttonRef }: ChipProps) {
  return (
    <li class="chip">
      <bdi class="chip-name">{name}</bdi>
      <button type="button" ref={buttonRef ?? null} aria-label={`${action} ${name}`} onClick={onAct}>
        {action === 'Remove' ? <span aria-hidden="true">×</span> : action}
      </button>
    </li>
  );
}
