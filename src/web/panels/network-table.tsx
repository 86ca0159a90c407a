import type { Communities } from '../drawing/communities.ts';
import type { ShownNetwork } from '../network/shown-network.ts';
import type { Travel } from '../use-place.ts';

interface NetworkTableProps {
  readonly network: ShownNetwork;
  readonly communities: Communities;
  readonly travel: Travel;
}

export function NetworkTable(_props: NetworkTableProps) {
  return <div />;
}
