import type { ShownNetwork } from '../network/shown-network.ts';

/** Groups of authors who write with one another more than with others, largest first. */
export interface Communities {
  /** The place of each author's group, by the author's id. */
  readonly of: ReadonlyMap<string, number>;
  readonly groups: readonly Community[];
}

export interface Community {
  /** Whom it is called after: its member of most works. */
  readonly name: string;
  readonly size: number;
}

export function communitiesOf(_network: ShownNetwork): Communities {
  return { of: new Map(), groups: [] };
}
