import type { Path } from '../network/load-network.ts';
import type { Travel } from '../use-place.ts';

export function PathPanel(_props: { readonly path: Path; readonly travel: Travel }) {
  return <div />;
}
