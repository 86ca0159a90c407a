import type { ShownNetwork } from '../network/shown-network.ts';
import type { Chosen } from '../place.ts';
import type { Communities } from './communities.ts';

export interface DrawingProps {
  readonly network: ShownNetwork;
  readonly communities: Communities;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
  /** Double click or key: shows the network around this author instead. */
  readonly onRecentre: (id: string) => void;
  /** Tells the drawing, for export, once it stands; null when it goes. */
  readonly onReady: (drawing: DrawingHandle | null) => void;
}

/** A drawing that stands, with the positions that its layout found. */
export interface DrawingHandle {
  readonly positions: () => ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly png: () => Promise<Blob>;
}

export function Drawing(_props: DrawingProps) {
  return <div class="drawing" />;
}
