import { expect, it } from 'vitest';
import { textRankSummaries } from '../../../src/core/summary/textRank';
import { textToSummarise, withSummary } from '../../../src/core/summary/withSummary';
import { CancelledError } from '../../../src/core/work';
import { wordSums } from '../representation/wordSums';

const embedder = async () => (await wordSums().represent([])).embedder;

const text = [
  'Interactive rebase squashes commits before the branch moves. My cat sleeps.',
  'Squash commits with interactive rebase, then push the branch. Lunch was soup.',
  'After an interactive rebase the commits of the branch have new names.',
].join('\n');

it('keeps the sentences most alike to the others, in order', async () => {
  const [summary] = await textRankSummaries([text], 3, await embedder());
  expect(summary.split('\n')).toEqual([
    'Interactive rebase squashes commits before the branch moves.',
    'Squash commits with interactive rebase, then push the branch.',
    'After an interactive rebase the commits of the branch have new names.',
  ]);
});

it('leaves short texts as they are', async () => {
  expect(await textRankSummaries(['One. Two.', '', text], 5, await embedder())).toEqual(['One. Two.', '', text]);
});

it('treats each text by itself', async () => {
  const long = Array.from({ length: 700 }, (_, i) => `Sentence number ${i} about rebase branches.`).join(' ');
  const texts = [text, long, text, long, long, long, long, long, text];
  const together = await textRankSummaries(texts, 2, await embedder());
  const [alone] = await textRankSummaries([text], 2, await embedder());
  for (const at of [0, 2, 8]) expect(together[at]).toBe(alone);
  expect(together[1].split('\n')).toHaveLength(2);
});

it('stops when cancelled', async () => {
  await expect(textRankSummaries([text], 1, await embedder(), { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
});

it('stands for the document, whose title stays', () => {
  const passage = (words: string, line: number) => ({ text: words, headings: ['A heading'], line, endLine: line });
  const document = { id: 'a', title: 'Rebase', passages: [passage('One.', 2), passage('Two.', 5)], extra: '', hash: '' };
  expect(textToSummarise(document)).toBe('One.\nTwo.');
  expect(withSummary(document, 'Two.')).toEqual({ ...document, passages: [{ text: 'Two.', headings: [], line: 2, endLine: 5 }] });
  expect(withSummary({ ...document, passages: [] }, 'Two.').passages).toEqual([]);
});
