import type { ShownNetwork } from '../network/shown-network.ts';
import type { Communities } from './communities.ts';

export function Legend(_props: { readonly network: ShownNetwork; readonly communities: Communities }) {
  return <div class="legend" />;
}
