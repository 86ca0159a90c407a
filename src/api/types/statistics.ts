import { loadsOf } from '../../graph/load-ledger.ts';
import { ROOT } from '../../graph/list.ts';
import { type Statistics, statistics } from '../../graph/statistics.ts';
import { builder } from '../builder.ts';
import { LoadType } from '../nodes.ts';

const StatisticsType = builder.objectRef<Statistics>('Statistics').implement({
  description: 'How much there is in all.',
  fields: (t) => ({
    articleCount: t.exposeInt('articleCount', { description: 'Articles: one for each record.' }),
    authorCount: t.exposeInt('authorCount', { description: 'Authors, persons and bodies.' }),
    publisherCount: t.exposeInt('publisherCount', { description: 'Publishers.' }),
    venueCount: t.exposeInt('venueCount', { description: 'Venues.' }),
    institutionCount: t.exposeInt('institutionCount', { description: 'Institutions.' }),
    collectionCount: t.exposeInt('collectionCount', { description: 'Collections.' }),
    topicCount: t.exposeInt('topicCount', { description: 'Topics of all kinds.' }),
    workCount: t.exposeInt('workCount', { description: 'Works: the versions of one paper count once.' }),
    tieCount: t.exposeInt('tieCount', { description: 'Pairs of authors who wrote together.' }),
    firstYear: t.exposeInt('firstYear', { nullable: true, description: 'The earliest year of any article; null where none has a year.' }),
    lastYear: t.exposeInt('lastYear', { nullable: true, description: 'The latest year of any article; null where none has a year.' }),
    lastLoad: t.field({
      type: LoadType,
      nullable: true,
      description: 'The load that started last, of whatever source; null before the first.',
      resolve: async (_, __, { batch }) => (await batch(loadsOf, ROOT, { limit: 1, backward: false, from: null })).items[0]?.item ?? null,
    }),
  }),
});

builder.queryField('statistics', (t) =>
  t.field({ type: StatisticsType, description: 'How much there is in all.', resolve: (_, __, { graph }) => statistics(graph) }),
);
