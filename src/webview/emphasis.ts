import type { Scene } from './scene';

/** How a document is drawn. */
export const HIDDEN = 0;
export const DIM = 1;
export const PLAIN = 2;
export const LIT = 3;

/** What decides how documents are drawn. Groups are given by their position in `MapData.groups`. */
export interface Emphasis {
  /** Groups switched off in the legend; −1 stands for the ungrouped documents. */
  readonly hidden: ReadonlySet<number>;
  /** Categories of the present colouring switched off, and the one under the pointer in the legend. */
  readonly hiddenCategories: ReadonlySet<number>;
  readonly highlightedCategory: number | undefined;
  /** The span of values that is kept when colours are those of a range; what is outside steps back. */
  readonly range: readonly [number, number] | undefined;
  /** The group under the pointer, on the map or in the legend; −1 = the ungrouped documents. */
  readonly highlighted: number | undefined;
  /** Groups lit by the selection; they lose against a highlighted one. */
  readonly selectedGroups: ReadonlySet<number>;
  /** The selected documents; several of them are lit while nothing is searched. */
  readonly selected: ReadonlySet<number>;
  /** Documents the search found; undefined while nothing is searched. */
  readonly matches: readonly number[] | undefined;
}

/** Writes every document's level into `levels` and returns how many are not hidden. */
export function applyEmphasis(scene: Scene, emphasis: Emphasis, levels: Uint8Array): number {
  const { data } = scene;
  const { hidden, highlighted, selectedGroups, selected } = emphasis;
  const lit = emphasis.matches ?? (selected.size > 1 ? selected : undefined);
  // What a group's or sub-group's documents are by that alone; the last ones stand for none.
  const none = data.groups.length;
  const away = Uint8Array.from({ length: none + 1 }, (_, at) => Number(hidden.has(at === none ? -1 : at)));
  const chosen = highlighted !== undefined ? new Set([highlighted]) : lit ? new Set<number>() : selectedGroups.size > 0 ? selectedGroups : undefined;
  const own = Uint8Array.from({ length: none + 1 }, (_, at) => (chosen ? (chosen.has(at === none ? -1 : at) ? PLAIN : DIM) : data.draft ? DIM : PLAIN));
  const inPart = Uint8Array.from({ length: none + 1 }, (_, at) => (at < none && chosen?.has(at) ? PLAIN : DIM));
  const leftOut = outOfCategories(scene, emphasis);
  const outside = outOfRange(scene, emphasis);
  let shown = 0;
  for (let i = 0; i < scene.count; i++) {
    const group = data.group[i] < 0 ? none : data.group[i];
    if (away[group] || leftOut(i)) {
      levels[i] = HIDDEN;
      continue;
    }
    shown++;
    levels[i] = outside(i) ? DIM : Math.max(own[group], inPart[data.subgroup[i] < 0 ? none : data.subgroup[i]]);
  }
  for (const i of lit ?? []) {
    if (i >= scene.count || levels[i] === HIDDEN) continue;
    if ((highlighted === undefined || levels[i] === PLAIN) && !outside(i)) levels[i] = LIT;
  }
  return shown;
}

type Test = (document: number) => boolean;
const never: Test = () => false;

function outOfCategories({ colouring }: Scene, { hiddenCategories }: Emphasis): Test {
  if (colouring.kind !== 'categories' || !hiddenCategories.size) return never;
  return i => hiddenCategories.has(colouring.part[i]);
}

/** What is not in the category under the pointer, or outside the span that is kept. */
function outOfRange({ colouring }: Scene, { range, highlightedCategory }: Emphasis): Test {
  if (colouring.kind === 'categories' && highlightedCategory !== undefined) return i => colouring.part[i] !== highlightedCategory;
  if (colouring.kind !== 'range' || !range) return never;
  // Not the other way round, so that unknown values are outside.
  return i => !(colouring.values[i] >= range[0] && colouring.values[i] <= range[1]);
}
