import type { ShownNetwork } from '../network/shown-network.ts';
import type { Travel } from '../use-place.ts';

interface TiePanelProps {
  readonly a: string;
  readonly b: string;
  readonly travel: Travel;
  readonly network: ShownNetwork | null;
}

export function TiePanel(_props: TiePanelProps) {
  return <div />;
}
