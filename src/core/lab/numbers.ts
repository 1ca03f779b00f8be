import { addTo } from '../gather';
import type { Cell, CellResult, TruthFacts } from './comparison';
import { clearlyGreater } from './difference';
import { recipeKey } from './grid';
import { figure, whole, type Said } from './said';
import { SENTENCES } from './sentences';
import { methodTitle, readingTitle } from './titles';
import { TRUTH_WORDS } from './truthWords';

/** One way in a number of groups, finished. */
interface Tried {
  /** Position in the grid. */
  readonly at: number;
  /** How many were asked for, and how many came of it. */
  readonly wanted: number;
  readonly made: number;
  readonly result: CellResult;
}

/** Silhouettes that are at least this share of the best are about as good. */
const NEARLY = 0.9;
/**
 * A bend lies at least so far below the straight line between the ends, as a share of the range. On texts curves are smooth:
 * at most 0.27 below it on news pages, at a number that changes with the numbers tried.
 */
const BEND = 0.3;

/** The ways of which several numbers of groups are finished, each with its numbers, the fewest groups first. */
function sweepsIn(cells: readonly Cell[]): Tried[][] {
  const sweeps = new Map<string, Tried[]>();
  cells.forEach((cell, at) => {
    if (cell.state !== 'done' || cell.wanted === undefined || cell.result.groups < 2) return;
    addTo(sweeps, recipeKey(cell.recipe), { at, wanted: cell.wanted, made: cell.result.groups, result: cell.result });
  });
  return [...sweeps.values()].map(tried => tried.sort((a, b) => a.made - b.made || a.wanted - b.wanted)).filter(tried => tried.length > 1);
}

/**
 * Positions of the cells that another number of groups of the same way takes the place of: the one closest to the labels, or
 * without labels that with the best silhouette, which may be compared here, as all are measured on the same vectors.
 */
export function outdoneNumbers(cells: readonly Cell[], byLabels: boolean): ReadonlySet<number> {
  const merit = ({ result }: Tried) => (byLabels ? (result.agreement?.value ?? -1) : silhouetteOf(result));
  return new Set(sweepsIn(cells).flatMap(tried => {
    const best = most(tried, merit);
    return tried.filter(other => other !== best).map(({ at }) => at);
  }));
}

/** What the measures say of the numbers of groups that were tried, way by way; empty where there is no way in several. */
export function aboutNumbers(cells: readonly Cell[], truth: TruthFacts | undefined): Said[][] {
  // Who cannot make more gives the same again for each greater number: that is told once.
  const sweeps = sweepsIn(cells).map(tried => tried.filter(({ made }, i) => made !== tried[i + 1]?.made)).filter(tried => tried.length > 1);
  const said = sweeps.map(tried => {
    const { recipe } = cells[tried[0].at];
    const way = { method: methodTitle(recipe), reading: readingTitle(recipe) };
    return [...(truth ? closest(tried, way, truth) : []), ...byMeasures(tried, way, truth !== undefined)];
  });
  return sweeps.length > 0 ? [...said, [{ text: SENTENCES.numbersRuler, values: {} }]] : [];
}

type WayNames = Readonly<Record<'method' | 'reading', string>>;

function closest(tried: readonly Tried[], way: WayNames, { kind }: TruthFacts): Said[] {
  const best = most(tried, ({ result }) => result.agreement?.value ?? -1);
  const { agreement } = best.result;
  if (!agreement) return [];
  const near = tried.filter(other => other !== best && other.result.agreement && !clearlyGreater(agreement, other.result.agreement));
  const values = { ...way, truth: TRUTH_WORDS[kind], groups: whole(best.made), value: figure(agreement.value) };
  return [near.length > 0 ? { text: SENTENCES.numbersClosest, values: { ...values, near: numbersOf(near, tried) } } : { text: SENTENCES.numbersClosestAlone, values }];
}

function byMeasures(tried: readonly Tried[], way: WayNames, isNamed: boolean): Said[] {
  const best = most(tried, ({ result }) => silhouetteOf(result));
  const stable = most(tried, ({ result }) => result.stability.value);
  const silhouette = silhouetteOf(best.result);
  const near = tried.filter(other => other !== best && silhouette > 0 && silhouetteOf(other.result) >= NEARLY * silhouette);
  const bend = bendOf(tried);
  const edge = best === tried[0] && best.made > 2 ? 'least' : best === tried.at(-1) && best.made >= best.wanted ? 'greatest' : undefined;
  const values = {
    ...way,
    silhouette: whole(best.made),
    value: figure(silhouette, 3),
    davies: whole(most(tried, ({ result }) => -(result.byVectors.daviesBouldin ?? Infinity)).made),
    calinski: whole(most(tried, ({ result }) => result.byVectors.calinskiHarabasz ?? -Infinity).made),
    stable: whole(stable.made),
    stability: figure(stable.result.stability.value),
  };
  return [
    { text: isNamed ? SENTENCES.numbersToo : SENTENCES.numbers, values },
    ...(near.length > 0 ? [{ text: SENTENCES.numbersNear, values: { near: numbersOf(near, tried) } }] : []),
    bend === undefined ? { text: SENTENCES.numbersNoBend, values: {} } : { text: SENTENCES.numbersBend, values: { groups: whole(bend) } },
    ...(edge ? [{ text: edge === 'least' ? SENTENCES.numbersEdgeLeast : SENTENCES.numbersEdgeGreatest, values: {} }] : []),
  ];
}

/**
 * The number of groups at which inertia stops falling fast: the one farthest below the straight line between the ends
 * ("Kneedle", Satopää, Albrecht, Irwin, Raghavan 2011); undefined where none lies far below.
 */
function bendOf(tried: readonly Tried[]): number | undefined {
  const [first, last] = [tried[0], tried[tried.length - 1]];
  const inertia = ({ result }: Tried) => result.byVectors.inertia ?? NaN;
  const below = (each: Tried) => 1 - (each.made - first.made) / (last.made - first.made) - (inertia(each) - inertia(last)) / (inertia(first) - inertia(last));
  const best = most(tried, each => below(each) || 0);
  return below(best) >= BEND ? best.made : undefined;
}

/** "4, 7–9, 12": those that stand next to each other among all that were tried are told by their ends. */
function numbersOf(some: readonly Tried[], all: readonly Tried[]): string {
  const runs: Tried[][] = [];
  for (const each of some) {
    const last = runs.at(-1);
    if (last && all.indexOf(each) === all.indexOf(last[last.length - 1]) + 1) last.push(each);
    else runs.push([each]);
  }
  return runs.map(run => (run.length === 1 ? whole(run[0].made) : `${whole(run[0].made)}–${whole(run[run.length - 1].made)}`)).join(', ');
}

function silhouetteOf({ byVectors }: CellResult): number {
  return byVectors.silhouette ?? -1;
}

/** The one with the greatest value; the first of equals. */
function most(tried: readonly Tried[], value: (each: Tried) => number): Tried {
  return tried.reduce((best, next) => (value(next) > value(best) ? next : best));
}
