import { toBlob } from '@sigma/export-image';
import type { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import type { ShownNetwork } from '../network/shown-network.ts';
import { type Dot, dotLook, dotSize, type Focus, type Line, lineLook, NO_FOCUS, thicknessOf } from './appearance.ts';
import { coloursOf, onSchemeChange } from './colours.ts';
import type { Communities } from './communities.ts';
import { graphOf, type Position } from './graph.ts';
import { startLayout } from './layout.ts';
import { namesIn } from './names.ts';
import { listen, type StageEvents } from './stage-events.ts';

/** A drawing in an element, which changes without the page's being rendered anew. */
export interface Stage {
  readonly show: (network: ShownNetwork, communities: Communities) => void;
  readonly focus: (focus: Focus) => void;
  readonly zoom: (to: 'in' | 'out' | 'fit') => void;
  /** Moves so that an author is seen, where they are not. */
  readonly reveal: (id: string) => void;
  readonly positions: () => Map<string, Position>;
  /** In the pixels of the stage. */
  readonly viewportOf: (id: string) => Position | null;
  readonly neighbours: (id: string) => string[];
  readonly members: (group: number | 'others') => string[];
  readonly png: () => Promise<Blob>;
  readonly close: () => void;
}

/** Throws where the browser has no WebGL. */
export function openStage(element: HTMLElement, events: StageEvents): Stage {
  let colours = coloursOf(element);
  let focus = NO_FOCUS;
  let graph = graphOf<Dot, Line>({ authors: [], ties: [] }, noDot, noLine);
  let frame = 0;
  const names = namesIn(() => colours);
  const sigma = new Sigma<Dot, Line>(graph, element, {
    ...SETTINGS,
    labelFont: getComputedStyle(element).fontFamily,
    defaultDrawNodeLabel: names.take,
    defaultDrawNodeHover: names.mark,
    nodeReducer: (id, dot) => dotLook(id, dot, focus, colours),
    edgeReducer: (key, line) => lineLook(key, line, focus, colours),
  });
  const camera = sigma.getCamera();
  const repaint = () => void sigma.refresh({ schedule: true });
  const endScheme = onSchemeChange(() => {
    colours = coloursOf(element);
    repaint();
  });
  const resized = new ResizeObserver(() => sigma.scheduleRefresh());
  resized.observe(element);
  sigma.on('beforeRender', names.forget);
  sigma.on('afterRender', names.write);
  listen(sigma, events);

  const viewportOf = (id: string) => (graph.hasNode(id) ? sigma.graphToViewport(graph.getNodeAttributes(id)) : null);
  const move = (state: Partial<Position & { ratio: number }>) => {
    if (isStill()) camera.setState(state);
    else void camera.animate(state, { duration: 200 });
  };
  const still = () => {
    sigma.once('afterRender', () => events.onState('still'));
    sigma.scheduleRefresh();
  };
  // What is saved is drawn by a copy, which knows the settings but nothing of the names that are written together.
  const writeOn = (copy: Sigma) => {
    names.forget();
    copy.refresh();
    names.write();
  };
  return {
    show: (network, communities) => {
      cancelAnimationFrame(frame);
      events.onState('layout');
      const layout = startLayout(network, communities, positionsOf(graph));
      const [authorCount, tieCount] = [network.authors.length, network.ties.length];
      const mostWorks = Math.max(...network.authors.map(({ workCount }) => workCount));
      const strongest = Math.max(...network.ties.map(({ strength }) => strength));
      const room = Math.min(1, Math.min(element.clientWidth, element.clientHeight) / ROOMY);
      const next = graphOf<Dot, Line>(
        network,
        ({ id, name, workCount }) => ({
          ...{ x: 0, y: 0, label: name, size: room * dotSize(workCount, mostWorks, authorCount) },
          ...{ group: communities.of.get(id) ?? null, isCentre: id === network.centre },
        }),
        ({ a, b, strength }) => ({ ends: [a, b], ...thicknessOf(strength, strongest, tieCount) }),
      );
      const place = () => {
        const positions = layout.positions();
        next.updateEachNodeAttributes((id, dot) => ({ ...dot, ...positions.get(id) }), { attributes: ['x', 'y'] });
        if (graph === next) return;
        graph = next;
        sigma.setGraph(next);
        sigma.setSetting('hideEdgesOnMove', tieCount > MANY_TIES);
      };
      let placed = performance.now();
      const animated = !isStill();
      if (animated) place();
      const advance = () => {
        const isDone = layout.advance(SLICE);
        if (isDone || (animated && performance.now() - placed > BETWEEN_PICTURES)) {
          place();
          placed = performance.now();
        }
        if (isDone) still();
        else frame = requestAnimationFrame(advance);
      };
      frame = requestAnimationFrame(advance);
    },
    focus: (next) => {
      focus = next;
      repaint();
    },
    zoom: (to) => {
      if (to === 'fit') move({ x: 0.5, y: 0.5, ratio: 1 });
      else move({ ratio: camera.getBoundedRatio(camera.getState().ratio * (to === 'in' ? 1 / ZOOM : ZOOM)) });
    },
    reveal: (id) => {
      const at = viewportOf(id);
      const { width, height } = sigma.getDimensions();
      if (at === null || (at.x > EDGE && at.y > EDGE && at.x < width - EDGE && at.y < height - EDGE)) return;
      const { x, y } = sigma.getNodeDisplayData(id) ?? camera.getState();
      move({ x, y });
    },
    positions: () => positionsOf(graph),
    viewportOf,
    neighbours: (id) => (graph.hasNode(id) ? graph.neighbors(id) : []),
    members: (group) => graph.filterNodes((_, dot) => (dot.group ?? 'others') === group),
    png: () => toBlob(sigma, { format: 'png', backgroundColor: colours.paper, withTempRenderer: (copy) => writeOn(copy) }),
    close: () => {
      cancelAnimationFrame(frame);
      endScheme();
      resized.disconnect();
      sigma.kill();
    },
  };
}

/** Milliseconds of layout in a frame, and between two pictures of it. */
const SLICE = 28;
const BETWEEN_PICTURES = 160;
/** Ties that are too many to draw while the picture moves. */
const MANY_TIES = 1_000;
/** Pixels of width or height from which dots have their full size. */
const ROOMY = 500;
const ZOOM = 1.5;
/** Pixels from the edge within which an author counts as not seen. */
const EDGE = 24;

const SETTINGS = {
  allowInvalidContainer: true,
  zIndex: true,
  edgeProgramClasses: { hairline: EdgeLineProgram },
  hideLabelsOnMove: true,
  labelSize: 12.5,
  labelWeight: '500',
  // More than there is room for: those that would cover another are left out.
  labelDensity: 2,
  labelGridCellSize: 60,
  labelRenderedSizeThreshold: 3,
  stagePadding: 40,
  // Milliseconds, as desktops have it; a shorter time would be a matter of how busy the page is.
  doubleClickTimeout: 500,
  minEdgeThickness: 1,
  minCameraRatio: 0.05,
  maxCameraRatio: 4,
} as const;

function positionsOf(graph: UndirectedGraph<Dot, Line>): Map<string, Position> {
  return new Map(graph.mapNodes((id, { x, y }) => [id, { x, y }]));
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function noDot(): Dot {
  return { x: 0, y: 0, label: '', size: 0, group: null, isCentre: false };
}

function noLine(): Line {
  return { ends: ['', ''], size: 0, opacity: 0 };
}
