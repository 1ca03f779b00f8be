import type { Graph } from '../graph/graph';
import type { Helper, InPieces } from './pieces';

/** Sweeps of thinned graphs: a piece for each run. */
export interface SweepsJob extends InPieces {
  readonly kind: 'sweeps';
  readonly graph: Graph;
  readonly resolutions: readonly number[];
  readonly seed: number;
  /** Runs × resolutions × nodes, filled piece by piece. */
  readonly labels: Int32Array;
}

/** What sweeps of thinned graphs agree on: a piece for each of their resolutions, and for the level between it and the next. */
export interface ConsensusJob extends InPieces {
  readonly kind: 'consensus';
  readonly graph: Graph;
  /** Of all levels: every other one, from the first on, was swept. */
  readonly resolutions: readonly number[];
  readonly seed: number;
  /** As `SweepsJob.labels`. */
  readonly swept: Int32Array;
  /** Resolutions × nodes, filled piece by piece. */
  readonly labels: Int32Array;
  /** Of each resolution. */
  readonly modularity: Float64Array;
}

/** Levels inside each group, how repeatable and how dense they are: a piece for each group. */
export interface DivisionsJob extends InPieces {
  readonly kind: 'divisions';
  readonly graph: Graph;
  readonly groups: Int32Array;
  /** The first place of the members of each group when all are put in order by group; one more than groups. */
  readonly starts: Int32Array;
  readonly seed: number;
  /** Levels × members of all groups, filled piece by piece. */
  readonly labels: Int32Array;
  /** Groups × levels. */
  readonly stability: Float64Array;
  readonly modularity: Float64Array;
}

/** Work on a graph that several threads can do together. */
export type GraphJob = SweepsJob | ConsensusJob | DivisionsJob;

/** Another thread that works on graphs. */
export type GraphHelper = Helper<GraphJob>;
