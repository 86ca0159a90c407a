import { useState } from 'preact/hooks';
import type { Communities } from './drawing/communities.ts';
import { Drawing, type DrawingHandle } from './drawing/drawing.tsx';
import { Legend } from './drawing/legend.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import { FaultNotice } from './fault-notice.tsx';
import type { Shown } from './network/load-network.ts';
import { truncationWords } from './network/truncation-words.ts';
import { untiedWords } from './network/untied-words.ts';
import { NetworkTable } from './panels/network-table.tsx';
import { type Chosen, MAX_LIMITS, type Place } from './place.ts';
import type { Asked } from './use-asked.ts';
import type { Travel } from './use-place.ts';

interface NetworkViewProps {
  readonly travel: Travel;
  readonly asked: Asked<Shown>;
  readonly communities: Communities | null;
}

/** The network in the middle of the page: its heading, what is left out of it, and its drawing or its table. */
export function NetworkView({ travel, asked, communities }: NetworkViewProps) {
  const { place, go } = travel;
  const [drawing, setDrawing] = useState<DrawingHandle | null>(null);
  const { answer, fault, loading, again } = asked;
  const shown = fault === null ? answer : null;
  const view = (chosen: Place['view']) => ({
    'aria-pressed': place.view === chosen,
    onClick: () => go({ ...place, view: chosen }),
  });
  return (
    <section class="stage" aria-label="Network">
      <div class="stage-head">
        <h1 tabIndex={-1}>{shown?.network.title ?? (fault === null ? 'A moment …' : 'No network')}</h1>
        {shown !== null && (
          <p class={shown.network.authors.length === 0 ? 'unseen' : 'truncation'} role="status">
            {wordsOf(shown)}
          </p>
        )}
        <div class="stage-tools">
          <div role="group" aria-label="View">
            <button type="button" {...view('drawing')}>
              Drawing
            </button>
            <button type="button" {...view('table')}>
              Table
            </button>
          </div>
          {shown !== null && communities !== null && <ExportMenu network={shown.network} communities={communities} drawing={drawing} />}
        </div>
      </div>
      {loading && <p class="loading">Loading the network …</p>}
      {fault !== null && <FaultNotice fault={fault} again={again} travel={travel} />}
      {shown?.network.authors.length === 0 && (
        <p class="empty" aria-hidden="true">
          {emptyWords(shown)}
        </p>
      )}
      {shown !== null && communities !== null && shown.network.authors.length > 0 && place.view === 'table' && (
        <NetworkTable network={shown.network} communities={communities} travel={travel} />
      )}
      {shown !== null && communities !== null && shown.network.authors.length > 0 && place.view === 'drawing' && (
        <>
          <Drawing
            network={shown.network}
            communities={communities}
            chosen={place.chosen}
            onChoose={(chosen: Chosen | null) => go({ ...place, chosen })}
            onRecentre={(id) => go({ ...place, subject: { kind: 'author', id }, expanded: [], chosen: null })}
            onReady={setDrawing}
            onTable={() => go({ ...place, view: 'table' })}
          />
          <Legend network={shown.network} communities={communities} drawing={drawing} />
        </>
      )}
    </section>
  );
}

/** What is shown of how much; said to screen readers whenever it changes. */
function wordsOf(shown: Shown): string {
  const { network, path, place } = shown;
  if (network.authors.length === 0) return emptyWords(shown);
  const untied = path === null ? untiedWords(network, place) : null;
  return [...truncationWords(network, place), ...(untied === null ? [] : [untied])].join(' ');
}

function emptyWords({ network, place: { subject, years, limits } }: Shown): string {
  if (subject?.kind === 'path') {
    const wider = [...(limits.maxHops < MAX_LIMITS.maxHops ? ['more steps'] : []), ...(years === null ? [] : ['more years'])];
    return `No way leads from the one to the other within so many steps.${wider.length === 0 ? '' : ` Allow ${wider.join(', or ')}.`}`;
  }
  if (years !== null) return 'Nobody is here in these years: widen the range.';
  return network.articleCount === 0 ? 'Nothing was found: try other words, or fewer.' : 'Nobody is here: these articles name no authors.';
}
