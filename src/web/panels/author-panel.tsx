import type { ShownNetwork } from '../network/shown-network.ts';
import type { Travel } from '../use-place.ts';

interface AuthorPanelProps {
  readonly id: string;
  readonly travel: Travel;
  readonly network: ShownNetwork | null;
  readonly onExpand: (id: string) => void;
}

export function AuthorPanel(_props: AuthorPanelProps) {
  return <div />;
}
