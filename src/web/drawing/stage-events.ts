import type Sigma from 'sigma';
import type { Dot, Line } from './appearance.ts';
import type { Position } from './graph.ts';
import { authorAt, tieAt } from './under-pointer.ts';

/** What happens on a stage. */
export interface StageEvents {
  /** Under the pointer, in the pixels of the stage; null where nothing is. */
  readonly onHover: (hovered: Hovered | null) => void;
  readonly onAuthor: (id: string) => void;
  /** Its ends, in no order. */
  readonly onTie: (a: string, b: string) => void;
  readonly onEmpty: () => void;
  readonly onDouble: (id: string) => void;
  /** A layout begins, or its picture stands. */
  readonly onState: (state: 'layout' | 'still') => void;
}

export type Hovered =
  | { readonly kind: 'author'; readonly id: string; readonly at: Position }
  | { readonly kind: 'tie'; readonly key: string; readonly a: string; readonly b: string; readonly at: Position };

/** Tells what the pointer does on a stage. */
export function listen(sigma: Sigma<Dot, Line>, events: StageEvents): void {
  let author: string | null = null;
  let tie: string | null = null;
  const leave = () => {
    if (author === null && tie === null) return;
    [author, tie] = [null, null];
    events.onHover(null);
  };
  // Every question of sigma's, who is under the pointer, goes through this member of it; were it gone, sigma would find out by itself.
  Object.assign(sigma, { getNodeAtPosition: (at: Position) => authorAt(sigma, at) });
  sigma.on('clickNode', ({ node }) => events.onAuthor(node));
  sigma.on('clickStage', ({ event }) => {
    const key = tieAt(sigma, event);
    if (key === null) events.onEmpty();
    else events.onTie(...sigma.getGraph().extremities(key));
  });
  sigma.on('doubleClickNode', (click) => {
    click.preventSigmaDefault();
    events.onDouble(click.node);
  });
  sigma.on('enterNode', ({ node }) => {
    [author, tie] = [node, null];
    events.onHover({ kind: 'author', id: node, at: sigma.graphToViewport(sigma.getGraph().getNodeAttributes(node)) });
  });
  sigma.on('leaveNode', leave);
  sigma.on('leaveStage', leave);
  // What was pointed at moves away from below the pointer.
  sigma.getCamera().on('updated', leave);
  sigma.on('moveBody', ({ event }) => {
    // The pointer moves elsewhere, drags, or is on an author.
    if (event.original.target instanceof Node && !sigma.getContainer().contains(event.original.target)) return;
    if (author !== null || (event.original instanceof MouseEvent && event.original.buttons !== 0)) return;
    const key = tieAt(sigma, event);
    if (key === tie) return;
    tie = key;
    if (key === null) events.onHover(null);
    else {
      const [a, b] = sigma.getGraph().extremities(key);
      events.onHover({ kind: 'tie', key, a, b, at: { x: event.x, y: event.y } });
    }
  });
}
