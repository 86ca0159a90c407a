import type { AuthorDetailsQuery } from '../generated/graphql.ts';
import type { ShownAuthor } from '../network/shown-network.ts';
import { figure } from '../network/truncation-words.ts';

interface AuthorFiguresProps {
  readonly author: NonNullable<AuthorDetailsQuery['author']>;
  /** What the network knows of them; null where they are not in it. */
  readonly shown: ShownAuthor | null;
  /** The years that the network is of; null for all. */
  readonly years: string | null;
}

/** How much an author has written, and with how many: in all, and in the network shown. */
export function AuthorFigures({ author, shown, years }: AuthorFiguresProps) {
  const rows = [
    { name: 'Articles', all: author.articleCount, here: shown?.articleCount },
    { name: 'Works', all: author.workCount, here: shown?.workCount },
    { name: 'Co-authors', all: author.coAuthorCount, here: shown?.degree },
  ];
  return (
    <table class="figures">
      <caption class="unseen">
        Figures of <bdi>{author.name}</bdi>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">In all</th>
          {shown !== null && <th scope="col">In this network{years !== null && `, ${years}`}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, all, here }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{figure(all)}</td>
            {here !== undefined && <td>{figure(here)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
