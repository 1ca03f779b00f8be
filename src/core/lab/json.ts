import type { Recipe } from '../types';
import type { Cell, ComparisonState } from './comparison';
import { english } from './said';
import { concluded } from './state';
import { methodTitle, readingTitle } from './titles';

/** The comparison as plain JSON: version 1 of the contract. Labels stand in the order of `documents`. */
export function comparisonJson(state: ComparisonState, inUse?: Recipe): string {
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
      notes: verdict.notes.map(english),
    },
    provenance: { seed: facts?.seed ?? null, samples: facts?.samples ?? null, versions: facts?.versions ?? {} },
  })}\n`;
}

function cellJson(cell: Cell): object {
  const { recipe, state } = cell;
  const head = { reading: readingTitle(recipe), method: methodTitle(recipe), recipe, state };
  if (cell.state === 'failed') return { ...head, reason: cell.reason };
  return cell.state === 'done' ? { ...head, ...cell.result, labels: [...cell.result.labels] } : head;
}
