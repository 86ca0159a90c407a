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
  const frame = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { place, go } = travel;
  const opener = useRef<Element | null>(null);
  const close = useRef(() => {});
  close.current = () => {
    const { activeElement } = document;
    go({ ...place, chosen: null });
    // The focus would go with the panel: it goes back to where the panel was opened from.
    const isHere = activeElement === document.body || frame.current?.contains(activeElement) === true;
    if (isHere && opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  useEffect(() => {
    opener.current = document.activeElement;
    if (title.current !== null) lead(title.current);
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
    <article ref={frame}>
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
  if (top < 0 || bottom > innerHeight) title.scrollIntoView({ block: 'start' });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}
