import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { openStage, type Stage } from './stage.ts';
import type { StageEvents } from './stage-events.ts';

/** A stage in an element for as long as that is there. Null at first, and where the browser cannot draw, which `failed` says. */
export function useStage(
  element: RefObject<HTMLElement | null>,
  events: StageEvents,
): { readonly stage: Stage | null; readonly failed: boolean } {
  const [state, setState] = useState<{ stage: Stage | null; failed: boolean }>({ stage: null, failed: false });
  // The stage outlives the functions of one render.
  const latest = useRef(events);
  latest.current = events;
  useEffect(() => {
    const host = element.current;
    if (host === null) return;
    const stage = opened(host, {
      onHover: (hovered) => latest.current.onHover(hovered),
      onAuthor: (id) => latest.current.onAuthor(id),
      onTie: (a, b) => latest.current.onTie(a, b),
      onEmpty: () => latest.current.onEmpty(),
      onDouble: (id) => latest.current.onDouble(id),
      onState: (next) => latest.current.onState(next),
    });
    setState({ stage, failed: stage === null });
    // A browser may take back what it lent, after a sleep for one.
    const lost = () => setState({ stage: null, failed: true });
    host.addEventListener('webglcontextlost', lost, true);
    return () => {
      host.removeEventListener('webglcontextlost', lost, true);
      stage?.close();
    };
  }, []);
  return state;
}

function opened(host: HTMLElement, events: StageEvents): Stage | null {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return null;
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return openStage(host, events);
}
