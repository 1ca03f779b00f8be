import { expect, test } from 'vitest';
import { comparisonTable } from '../../../src/cli/compare/table';
import { comparisonView } from '../../../src/cli/compare/view';
import { noProgress } from '../../../src/cli/progress';
import { styleFor } from '../../../src/cli/style';
import { width } from '../../../src/cli/width';
import type { Cell, ComparisonState } from '../../../src/core/lab/comparison';
import { concluded } from '../../../src/core/lab/state';
import { readRecipe } from '../../../src/core/recipe';
import { done } from '../lab/cells';

const plain = styleFor({ isTTY: false }, {});
const tableOf = (cells: Cell[], screen: number) => {
  const state: ComparisonState = { cells, maps: {}, groups: 4 };
  return comparisonTable(state, concluded(state).verdict, plain, screen).split('\n');
};

test.each([40, 60, 80, 120])('a comparison is never wider than a terminal of %i columns, and tells the number of groups in each', screen => {
  const lines = tableOf([done('transformer', 'hdbscan'), done('static', 'ward', { groups: 3 }), done('onnx:models/of-a-longer-name-than-most', 'spectral')], screen);
  for (const line of lines) expect(width(line)).toBeLessThanOrEqual(screen);
  expect(lines[1]).toMatch(/^ {2}Read by +Grouped by +Groups/);
  expect(lines.slice(2).every(line => / [34]!?( |$)/.test(line))).toBe(true);
});

test('why a way failed changes nothing in the terminal', () => {
  const failed: Cell = { recipe: readRecipe({ method: 'ward' }), state: 'failed', reason: 'The server said "\u001b[2J".' };
  expect(tableOf([done('tfidf', 'ward'), failed], 120).join('\n')).toContain('said " [2J"');
  let told = '';
  const stream = { write: (text: string) => Boolean((told += text)) } as unknown as NodeJS.WritableStream;
  comparisonView(stream, noProgress, false).ended(failed, { cells: [failed], maps: {} });
  expect(told).toContain('failed. The server said " [2J".\n');
});
