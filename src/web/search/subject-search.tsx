import type { Travel } from '../use-place.ts';
import { AuthorsSearch } from './authors-search.tsx';
import { OpenSearch } from './open-search.tsx';
import { PathSearch } from './path-search.tsx';
import './search.css';

/** The search of the header, as the kind of network asks for: an author; a search or a set of articles; more authors; both ends of a path. */
export function SubjectSearch({ travel }: { readonly travel: Travel }) {
  const { subject } = travel.place;
  return (
    <div class="search" role="search">
      {subject?.kind === 'authors' ? (
        <AuthorsSearch travel={travel} ids={subject.ids} />
      ) : subject?.kind === 'path' ? (
        <PathSearch travel={travel} from={subject.from} to={subject.to} />
      ) : (
        <OpenSearch travel={travel} articles={subject?.kind === 'articles' ? subject : null} />
      )}
    </div>
  );
}
