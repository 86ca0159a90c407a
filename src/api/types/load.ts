import { type LoadState as State, loadCountsOf, loadsById, loadsOf } from '../../graph/load-ledger.ts';
import { ROOT } from '../../graph/list.ts';
import { builder } from '../builder.ts';
import { connectionOf, type ListIdentity, pageOf } from '../connection.ts';
import { LoadType, SourceType } from '../nodes.ts';

const LoadState = builder.enumType('LoadState', {
  description: 'How far a load has come.',
  values: {
    RUNNING: { description: 'At work.' },
    FINISHED: { description: 'It read all of its input.' },
    INTERRUPTED: { description: 'It was stopped; what it had done until then is in the graph.' },
    FAILED: { description: 'It gave up; what it had done until then is in the graph.' },
  } satisfies Record<State, object>,
});

builder.node(LoadType, {
  description: 'One load of records from a source into the graph, and what became of them.',
  id: { resolve: ({ id }) => id },
  loadWithoutCache: (id, { batch }) => batch(loadsById, id),
  fields: (t) => ({
    source: t.expose('source', { type: SourceType, description: 'Where its records come from.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it started.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended, or last wrote where it was interrupted; null while it runs.',
    }),
    state: t.expose('state', { type: LoadState, description: 'How far it has come.' }),
    readCount: t.exposeInt('readCount', {
      description: 'Records read so far: the sum of those created, updated, unchanged, superseded and quarantined.',
    }),
    createdCount: t.exposeInt('createdCount', { description: 'Records that were new.' }),
    updatedCount: t.exposeInt('updatedCount', { description: 'Records that had changed.' }),
    unchangedCount: t.exposeInt('unchangedCount', { description: 'Records that were there already just so.' }),
    supersededCount: t.exposeInt('supersededCount', { description: 'Records left alone because the graph has a later version.' }),
    deletedCount: t.exposeInt('deletedCount', { description: 'Records taken out because the input says that they are gone.' }),
    quarantinedCount: t.exposeInt('quarantinedCount', { description: 'Records that could not be used and were set aside.' }),
    mendedCount: t.exposeInt('mendedCount', { description: 'How many of the quarantined records have been mended and replayed since.' }),
    warningCount: t.exposeInt('warningCount', { description: 'Unusable parts left out of records that were created or updated.' }),
  }),
});

const LEDGER: ListIdentity = ['loads'];

builder.queryField('loads', (t) =>
  t.connection(
    {
      type: LoadType,
      description: 'The ledger: every load there was, the latest first.',
      resolve: (_, args, { batch }) => {
        const page = pageOf(args, LEDGER);
        return connectionOf(
          () => batch(loadsOf, ROOT, page),
          LEDGER,
          (node) => ({ node }),
          () => batch(loadCountsOf, ROOT),
        );
      },
    },
    { name: 'LoadConnection', description: 'A page of loads.' },
    { name: 'LoadEdge', description: 'A load at its place in the ledger.' },
  ),
);
