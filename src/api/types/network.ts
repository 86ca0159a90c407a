import { mapInSlices } from '../../event-loop.ts';
import { authorsById } from '../../graph/author.ts';
import type { Network, NetworkAuthor } from '../../graph/network.ts';
import type { Truncation, TRUNCATION_REASONS } from '../../model/network.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { AuthorType } from '../nodes.ts';
import { CoAuthorship, type CountedTie } from './tie.ts';

/** A network as clients see it: its ties know their articles. */
export interface CollaborationNetwork extends Omit<Network, 'ties'> {
  readonly ties: readonly CountedTie[];
}

/** The network with what `counted` makes of each tie; who is in it need not be asked for again. */
export async function networkWith<Ties extends Network['ties'][number]>(
  { batch, signal }: Context,
  { authors, ties, truncation }: Network<Ties>,
  counted: (tie: Ties) => CountedTie,
): Promise<CollaborationNetwork> {
  for (const { author } of authors) batch.prime(authorsById, author, author.id);
  const byId = new Map(authors.map(({ author }) => [author.id, author]));
  const known = ({ a, b }: Ties) => [a, b].flatMap((id) => byId.get(id) ?? []);
  // At hand, so that a thousand ties do not wait for one another's authors.
  const atHand = await mapInSlices(ties, (tie) => ({ authors: known(tie), ...counted(tie) }), signal);
  return { authors, ties: atHand, truncation };
}

const OF_THE_NETWORK = 'counted over the articles that the network is of: all, those of the years asked for, or those of the list';

const NetworkAuthorType = builder.objectRef<NetworkAuthor>('NetworkAuthor').implement({
  description: 'An author in a network, with what the network knows of them.',
  fields: (t) => ({
    author: t.field({
      type: AuthorType,
      description: 'The author, with the figures over all of their articles.',
      resolve: ({ author }) => author,
    }),
    distance: t.exposeInt('distance', {
      nullable: true,
      description: 'How many steps from the centre: 0 for the centre itself. Null in networks without one.',
    }),
    degree: t.exposeInt('degree', {
      description: 'To how many others of this network the author is tied, whether or not the tie is among those given.',
    }),
    articleCount: t.exposeInt('articleCount', { description: `How many articles the author signed, ${OF_THE_NETWORK}.` }),
    workCount: t.exposeInt('workCount', { description: `How many works these are, ${OF_THE_NETWORK}.` }),
  }),
});

const TruncationReason = builder.enumType('TruncationReason', {
  description: 'Why a network shows less than there is.',
  values: {
    MAX_AUTHORS: { description: 'More authors belong to it than `maxAuthors`.' },
    MAX_TIES: { description: 'There are more ties among its authors than `maxTies`: the strongest are given.' },
    TIMEOUT: { description: 'The database took too long over those further away: ask for less depth, or for a narrower range of years.' },
  } satisfies Record<(typeof TRUNCATION_REASONS)[number], object>,
});

const TruncationType = builder.objectRef<Truncation>('Truncation').implement({
  description: 'What a network leaves out.',
  fields: (t) => ({
    reasons: t.field({ type: [TruncationReason], description: 'Why, at least one.', resolve: ({ reasons }) => [...reasons] }),
    omittedAuthors: t.exposeInt('omittedAuthors', {
      nullable: true,
      description:
        'How many authors were left out: around an author, all those of the first distance that did not fit; in a list, all others who signed its articles. 0 where only ties were; null where it is not known.',
    }),
    omittedTies: t.exposeInt('omittedTies', {
      nullable: true,
      description: 'How many ties among the authors shown were left out; null where it is not known.',
    }),
    atDistance: t.exposeInt('atDistance', {
      nullable: true,
      description:
        'How many steps from the centre those authors stand who were left out. Null where there is no centre, or no author was left out.',
    }),
  }),
});

// `items` names the arguments that bound a list, of the field that gives the network: the first of them that it has.
export const CollaborationNetworkType = builder.objectRef<CollaborationNetwork>('CollaborationNetwork').implement({
  description: 'Authors, and who of them has written with whom.',
  fields: (t) => ({
    authors: t.field({
      type: [NetworkAuthorType],
      description:
        'Who is in it. Around an author: the centre, then by distance, at each distance those first who are tied most strongly to the authors before them, then by name. Of a list: those who signed most of its articles first, then by name. Of given authors: in the order given.',
      extensions: { items: ['maxAuthors', 'authors'] },
      resolve: ({ authors }) => [...authors],
    }),
    ties: t.field({
      type: [CoAuthorship],
      description:
        'Every tie among the authors shown, not only those followed to reach them: the strongest first, equal ones in the order of their authors here. An article of more authors than make a collaboration ties nobody.',
      extensions: { items: ['maxTies'] },
      resolve: ({ ties }) => [...ties],
    }),
    truncation: t.field({
      type: TruncationType,
      nullable: true,
      description: 'What was left out; null where this is all.',
      resolve: ({ truncation }) => truncation,
    }),
  }),
});
