import type { Cell, TruthFacts } from './comparison';
import { isToldGroups, recipeKey } from './grid';
import { whole, type Said } from './said';
import { SENTENCES } from './sentences';
import { methodTitle, readingTitle } from './titles';

/** What to know when reading the table: what agreement counts, who leaves documents out, what was not made smaller, who gave fewer groups, what failed. */
export function notesOn(cells: readonly Cell[], { truth, groups }: { readonly truth?: TruthFacts; readonly groups: number }): Said[] {
  return [...aboutTruth(truth), ...aboutDefault(cells), ...aboutUngrouped(cells), ...aboutSize(cells), ...aboutFewer(cells, groups), ...aboutEnds(cells)];
}

const AGREES = { folder: SENTENCES.agreesFolders, tags: SENTENCES.agreesTags, labels: SENTENCES.agreesLabels };

function aboutTruth(truth: TruthFacts | undefined): Said[] {
  return truth ? [{ text: AGREES[truth.kind], values: { documents: whole(truth.documents), classes: whole(truth.classes) } }] : [];
}

/** Folders that were evidence could not judge afterwards. */
function aboutDefault(cells: readonly Cell[]): Said[] {
  const cell = cells.find(({ recipe, state }) => recipe.method.name === 'auto' && state === 'done');
  return cell ? [{ text: SENTENCES.byVectorsAlone, values: { method: methodOf(cell) } }] : [];
}

function aboutUngrouped(cells: readonly Cell[]): Said[] {
  const methods = new Set(cells.filter(cell => cell.state === 'done' && cell.result.ungrouped > 0).map(methodOf));
  return [...methods].map(method => ({ text: SENTENCES.leavesOut, values: { method } }));
}

/** Its title says the size that was asked for, so that it would pass for a way of its own. */
function aboutSize(cells: readonly Cell[]): Said[] {
  const kept = new Map<string, Said>();
  for (const cell of cells) {
    const { size } = cell.recipe;
    if (cell.state !== 'done' || !size || cell.result.dimensions === undefined || cell.result.dimensions === size.dimensions) continue;
    const reading = readingTitle(cell.recipe);
    kept.set(reading, { text: SENTENCES.keptSize, values: { reading, dimensions: whole(cell.result.dimensions), wanted: whole(size.dimensions) } });
  }
  return [...kept.values()];
}

function aboutFewer(cells: readonly Cell[], wanted: number): Said[] {
  const told = new Set<string>();
  return cells.flatMap(cell => {
    const asked = cell.wanted ?? wanted;
    if (cell.state !== 'done' || !isToldGroups(cell.recipe) || cell.result.groups >= asked || told.has(recipeKey(cell.recipe))) return [];
    // Who gives fewer than some number gives fewer than greater ones.
    told.add(recipeKey(cell.recipe));
    const values = { method: methodOf(cell), reading: readingTitle(cell.recipe), wanted: whole(asked), groups: whole(cell.result.groups) };
    return [{ text: SENTENCES.fewer, values }];
  });
}

function aboutEnds(cells: readonly Cell[]): Said[] {
  const count = (...states: Cell['state'][]) => cells.filter(({ state }) => states.includes(state)).length;
  const ends = [
    [SENTENCES.failed, count('failed')],
    [SENTENCES.unfinished, count('waiting', 'running')],
  ] as const;
  return ends.flatMap(([text, ended]) => (ended > 0 ? [{ text, values: { count: whole(ended), all: whole(cells.length) } }] : []));
}

function methodOf({ recipe }: Cell): string {
  return methodTitle(recipe);
}
