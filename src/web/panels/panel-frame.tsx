import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Travel } from '../use-place.ts';
import './panels.css';

interface PanelFrameProps {
  /** Whom or what it is about: another one is another panel. */
  readonly about: string;
  readonly heading: ComponentChildren;
  readonly travel: Travel;
  readonly children: ComponentChildren;
}

/** A panel about what is chosen: closing it, by its button or by Escape, chooses nothing. */
export function PanelFrame({ about, heading, travel, children }: PanelFrameProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const { place, go } = travel;
  const close = useRef(() => {});
  close.current = () => go({ ...place, chosen: null });
  useEffect(() => {
    const before = document.activeElement;
    if (title.current !== null) lead(title.current);
    return () => {
      // Back to where it was opened from, where the focus goes with the panel.
      const left = document.activeElement === null || document.activeElement === document.body;
      if (left && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [about]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      close.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <article>
      <div class="panel-head">
        <h2 ref={title} tabIndex={-1}>
          {heading}
        </h2>
        <button type="button" onClick={() => close.current()}>
          Close
        </button>
      </div>
      {children}
    </article>
  );
}

/**
 * Leads to a panel that has just been opened: into view where it is not, as on a phone, and with the focus where a link or button was
 * pressed by key. A pointer's owner sees it appear, and a drawing that is walked through by keys keeps them.
 */
function lead(title: HTMLElement): void {
  if (!navigator.userActivation.hasBeenActive) return;
  if (document.activeElement?.matches('a:focus-visible, button:focus-visible') === true) title.focus({ preventScroll: true });
  const { top, bottom } = title.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  title.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}
