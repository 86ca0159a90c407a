import type { Travel } from '../use-place.ts';

/** The search of the header, as the kind of network asks for: an author; a search or a set of articles; more authors; both ends of a path. */
export function SubjectSearch(_props: { readonly travel: Travel }) {
  return <div class="search" />;
}
