import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';
import type { Dot, Line } from './appearance.ts';
import type { Colours } from './colours.ts';

interface Names {
  /** Takes a name to be written; `write` writes those of a picture together. */
  readonly take: NodeLabelDrawingFunction<Dot, Line>;
  /** Writes the name at once, with a ring around the dot. */
  readonly mark: NodeHoverDrawingFunction<Dot, Line>;
  /** Writes the names that were taken since the last time, larger dots first, leaving out those that would cover another. */
  readonly write: () => void;
  /** Forgets those that were taken. */
  readonly forget: () => void;
}

interface Name {
  readonly context: CanvasRenderingContext2D;
  readonly text: string;
  readonly font: string;
  readonly height: number;
  /** Of the dot. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** It is written whatever it covers. */
  readonly forced: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The names beside the dots, readable over the lines. `colours` is asked each time: the scheme may have changed. */
export function namesIn(colours: () => Colours): Names {
  let taken: Name[] = [];
  return {
    take: (context, { x, y, size, label, forceLabel }, { labelSize, labelFont, labelWeight }) => {
      if (!label) return;
      const font = `${labelWeight} ${labelSize}px ${labelFont}`;
      taken.push({ context, text: label, font, height: labelSize, x, y, size, forced: forceLabel === true });
    },
    mark: (context, { x, y, size, label }, { labelSize, labelFont, labelWeight }) => {
      const { paper, ink } = colours();
      context.beginPath();
      context.arc(x, y, size + 3.5, 0, 2 * Math.PI);
      context.fillStyle = paper;
      context.fill();
      context.strokeStyle = ink;
      context.lineWidth = 2;
      context.stroke();
      if (!label) return;
      const font = `${labelWeight} ${labelSize}px ${labelFont}`;
      const name = { context, text: label, font, height: labelSize, x, y, size: size + 3, forced: true };
      const { left, top, right, bottom } = boxOf(name);
      context.fillStyle = paper;
      context.fillRect(left - 2, top - 1, right - left + 4, bottom - top + 2);
      draw(name, boxOf(name), colours());
    },
    write: () => {
      const written: Box[] = [];
      const order = taken.toSorted((one, other) => Number(other.forced) - Number(one.forced) || other.size - one.size);
      taken = [];
      for (const name of order) {
        const box = boxOf(name);
        if (!name.forced && written.some((other) => overlap(box, other))) continue;
        written.push(box);
        draw(name, box, colours());
      }
    },
    forget: () => {
      taken = [];
    },
  };
}

/** Right of the dot, or left of it where the stage ends. */
function boxOf({ context, text, font, height, x, y, size }: Name): Box {
  context.font = font;
  const { width } = context.measureText(text);
  const vertical = { top: y - height / 2 - 1, bottom: y + height / 2 + 2 };
  const right = x + size + GAP + width;
  // The canvas is scaled for the screen: its own pixels are smaller than those of the page.
  const end = context.canvas.width / context.getTransform().a;
  if (right <= end || x - size - GAP - width < 0) return { left: x + size + GAP, right, ...vertical };
  return { left: x - size - GAP - width, right: x - size - GAP, ...vertical };
}

function draw({ context, text, font, height, y }: Name, { left }: Box, { paper, ink }: Colours): void {
  context.font = font;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = paper;
  context.fillStyle = ink;
  context.strokeText(text, left, y + height / 3);
  context.fillText(text, left, y + height / 3);
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Between a dot and its name. */
const GAP = 3;
