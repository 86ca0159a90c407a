import { useEffect, useMemo } from 'preact/hooks';
import { Controls } from './controls/controls.tsx';
import { communitiesOf } from './drawing/communities.ts';
import { Header } from './header.tsx';
import { loadNetwork, networkKey } from './network/load-network.ts';
import { NetworkView } from './network-view.tsx';
import { AuthorPanel } from './panels/author-panel.tsx';
import { PathPanel } from './panels/path-panel.tsx';
import { TiePanel } from './panels/tie-panel.tsx';
import { StartPage } from './start-page.tsx';
import { useAsked } from './use-asked.ts';
import { usePlace } from './use-place.ts';
import { useYears } from './use-years.ts';

/** The whole page: what the address names, around it what changes the address. */
export function App() {
  const travel = usePlace();
  const { place, go } = travel;
  const { chosen } = place;
  const key = networkKey(place);
  const asked = useAsked(key, (signal) => loadNetwork(place, signal), { kept: true });
  const shown = key === null ? null : asked.answer;
  const network = shown?.network ?? null;
  const years = useYears(place, network, asked.fault);
  const communities = useMemo(() => (network === null ? null : communitiesOf(network)), [network]);
  useEffect(() => {
    document.title = network === null ? 'Explorer – bibliograph' : `${network.title} – bibliograph`;
  }, [network]);
  const expand = (id: string) => go({ ...place, expanded: [...place.expanded.filter((other) => other !== id), id] });

  return (
    <>
      <Header travel={travel} />
      <main id="main" aria-busy={asked.loading}>
        {key === null ? (
          <StartPage travel={travel} />
        ) : (
          <>
            <Controls travel={travel} years={years} />
            <NetworkView travel={travel} asked={asked} communities={communities} />
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
