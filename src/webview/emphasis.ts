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
  const anyGroup = selectedGroups.size > 0;
  const leftOut = outOfCategories(scene, emphasis);
  const outside = outOfRange(scene, emphasis);
  let shown = 0;
  for (let i = 0; i < scene.count; i++) {
    const group = data.group[i];
    if (hidden.has(group) || leftOut(i)) {
      levels[i] = HIDDEN;
      continue;
    }
    shown++;
    const part = data.subgroup[i];
    if (highlighted !== undefined) levels[i] = group === highlighted || (part >= 0 && part === highlighted) ? PLAIN : DIM;
    else if (lit) levels[i] = DIM;
    else if (anyGroup) levels[i] = selectedGroups.has(group) || selectedGroups.has(part) ? PLAIN : DIM;
    else levels[i] = data.draft ? DIM : PLAIN;
    if (outside(i)) levels[i] = DIM;
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
