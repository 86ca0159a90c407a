import { useEffect, useMemo, useState } from 'preact/hooks';
import { AuthorPanel } from './panels/author-panel.tsx';
import { Controls } from './controls/controls.tsx';
import { communitiesOf } from './drawing/communities.ts';
import { Drawing, type DrawingHandle } from './drawing/drawing.tsx';
import { Legend } from './drawing/legend.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { Header } from './header.tsx';
import { loadNetwork, networkKey } from './network/load-network.ts';
import { truncationWords, untiedWords } from './network/truncation-words.ts';
import { PathPanel } from './panels/path-panel.tsx';
import { NetworkTable } from './panels/network-table.tsx';
import { TiePanel } from './panels/tie-panel.tsx';
import type { Chosen } from './place.ts';
import { StartPage } from './start-page.tsx';
import { useAsked } from './use-asked.ts';
import { usePlace } from './use-place.ts';

/** The whole page: what the address names, around it what changes the address. */
export function App() {
  const travel = usePlace();
  const { place, go } = travel;
  const key = networkKey(place);
  const asked = useAsked(key, (signal) => loadNetwork(place, signal), { kept: true });
  const [drawing, setDrawing] = useState<DrawingHandle | null>(null);
  const shown = key === null ? null : asked.answer;
  const network = shown?.network ?? null;
  const communities = useMemo(() => (network === null ? null : communitiesOf(network)), [network]);
  useEffect(() => {
    document.title = network === null ? 'Explorer – bibliograph' : `${network.title} – bibliograph`;
  }, [network]);

  const choose = (chosen: Chosen | null) => go({ ...place, chosen });
  const recentre = (id: string) => go({ ...place, subject: { kind: 'author', id }, expanded: [], chosen: null });
  const expand = (id: string) => go({ ...place, expanded: [...place.expanded.filter((other) => other !== id), id] });
  const { subject, chosen } = place;

  return (
    <>
      <Header travel={travel} />
      <main id="main" aria-busy={asked.loading}>
        {key === null ? (
          <StartPage travel={travel} />
        ) : (
          <>
            <Controls travel={travel} network={network} />
            <section class="stage" aria-label="Network">
              <div class="stage-head">
                <h1>{network?.title ?? 'A moment …'}</h1>
                {network !== null && asked.fault === null && (
                  <p class="truncation" role="status">
                    {(shown?.path == null ? [...truncationWords(network), untiedWords(network)] : truncationWords(network))
                      .filter(Boolean)
                      .join(' ')}
                  </p>
                )}
                <div class="stage-tools">
                  <div role="group" aria-label="View">
                    <button type="button" aria-pressed={place.view === 'drawing'} onClick={() => go({ ...place, view: 'drawing' })}>
                      Drawing
                    </button>
                    <button type="button" aria-pressed={place.view === 'table'} onClick={() => go({ ...place, view: 'table' })}>
                      Table
                    </button>
                  </div>
                  {network !== null && communities !== null && <ExportMenu network={network} communities={communities} drawing={drawing} />}
                </div>
              </div>
              {asked.loading && <p class="loading">Loading the network …</p>}
              {asked.fault !== null && <FaultNotice fault={asked.fault} again={asked.again} />}
              {network !== null && communities !== null && asked.fault === null && network.authors.length === 0 && (
                <p class="empty">{emptyWords(place.years !== null, subject?.kind === 'path')}</p>
              )}
              {network !== null && communities !== null && asked.fault === null && network.authors.length > 0 && (
                <>
                  {place.view === 'drawing' ? (
                    <>
                      <Drawing
                        network={network}
                        communities={communities}
                        chosen={chosen}
                        onChoose={choose}
                        onRecentre={recentre}
                        onReady={setDrawing}
                        onTable={() => go({ ...place, view: 'table' })}
                      />
                      <Legend network={network} communities={communities} drawing={drawing} />
                    </>
                  ) : (
                    <NetworkTable network={network} communities={communities} travel={travel} />
                  )}
                </>
              )}
            </section>
            <aside class="panel" aria-label="Details">
              {shown?.path != null && chosen === null && <PathPanel path={shown.path} travel={travel} />}
              {chosen?.kind === 'author' && <AuthorPanel id={chosen.id} travel={travel} network={network} onExpand={expand} />}
              {chosen?.kind === 'tie' && <TiePanel a={chosen.a} b={chosen.b} travel={travel} />}
              {chosen === null && shown?.path == null && network !== null && (
                <p class="hint">Choose an author or a tie in the drawing or in the table to read about it.</p>
              )}
            </aside>
          </>
        )}
      </main>
    </>
  );
}

function emptyWords(inYears: boolean, isPath: boolean): string {
  if (isPath) return 'No way leads from the one to the other within so many steps. Allow more steps, or more years.';
  return inYears ? 'Nobody is here in these years: widen the range.' : 'Nobody is here: these articles name no authors.';
}
