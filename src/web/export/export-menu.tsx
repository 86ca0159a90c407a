import type { Communities } from '../drawing/communities.ts';
import type { DrawingHandle } from '../drawing/drawing.tsx';
import type { ShownNetwork } from '../network/shown-network.ts';

interface ExportMenuProps {
  readonly network: ShownNetwork;
  readonly communities: Communities;
  /** Null while the table is shown instead. */
  readonly drawing: DrawingHandle | null;
}

export function ExportMenu(_props: ExportMenuProps) {
  return <div class="export" />;
}
