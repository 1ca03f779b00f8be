import type { Cell, ComparisonState, WayInUse } from './comparison';
import { english, englishAll } from './said';
import { concluded } from './state';
import { methodTitle, readingTitle } from './titles';

/** The comparison as plain JSON: version 1 of the contract. Labels stand in the order of `documents`. */
export function comparisonJson(state: ComparisonState, inUse?: WayInUse): string {
  const { facts, groups, cells } = state;
  const { verdict, agreement } = concluded(state, inUse);
  return `${JSON.stringify({
    version: 1,
    documents: facts?.ids ?? [],
    truth: facts?.truth ?? null,
    groups: groups ?? null,
    cells: cells.map(cellJson),
    agreement,
    verdict: {
      recommended: verdict.recommended ?? null,
      headline: english(verdict.headline),
      sentences: verdict.sentences.map(english),
      caution: verdict.caution ? [verdict.caution.headline, ...verdict.caution.sentences].map(english) : [],
      numbers: verdict.numbers.map(englishAll),
      notes: verdict.notes.map(english),
    },
    provenance: { seed: facts?.seed ?? null, samples: facts?.samples ?? null, versions: facts?.versions ?? {} },
  })}\n`;
}

function cellJson(cell: Cell): object {
  const { recipe, wanted, state } = cell;
  const head = { reading: readingTitle(recipe), method: methodTitle(recipe), recipe, ...(wanted !== undefined && { wanted }), state };
  if (cell.state === 'failed') return { ...head, reason: cell.reason };
  return cell.state === 'done' ? { ...head, ...cell.result, labels: [...cell.result.labels] } : head;
}
