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
    const isHere = activeElement === document.body || frame.current?.contains(activeElement) === true;
    // The focus would go with the panel.
    const back = isBackThere(opener.current, frame.current) ? opener.current : whereChosen();
    go({ ...place, chosen: null });
    if (isHere) back?.focus();
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

/** Whether the panel was opened from something that is still there; a link of the panel before is not. */
function isBackThere(opener: Element | null, panel: HTMLElement | null): opener is HTMLElement {
  return opener instanceof HTMLElement && opener.isConnected && opener !== document.body && panel?.contains(opener) !== true;
}

/** The row of what is chosen, else the drawing, else the heading of the page. */
function whereChosen(): HTMLElement | null {
  const places = ['.table .chosen a', '.drawing .canvas:not([hidden])', 'h1'];
  return places.map((place) => document.querySelector<HTMLElement>(place)).find((found) => found !== null) ?? null;
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
