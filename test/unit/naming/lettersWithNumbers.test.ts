import { expect, it } from 'vitest';
import { BREAK, readVocabulary } from '../../../src/core/naming/vocabulary';

async function wordsOf(texts: readonly string[]): Promise<string[]> {
  const { documents, forms } = await readVocabulary(texts.map((text, i) => ({ title: `Note ${i}`, text, extra: '' })));
  return documents.flatMap(({ text }) => [...text]).filter(form => form !== BREAK).map(form => forms[form]);
}

it('keeps letters with numbers that several documents call something', async () => {
  const words = await wordsOf([
    'The x86 build is slower than the x64 build, as x86 has fewer registers. On x64 more arguments travel in them.',
    'Debugging an x86 dump needs the x86 tools, and an x64 dump those for x64.',
    'A bucket in s3 holds the x64 packages; s3 keeps the x86 ones as well, and x64 is the default where x86 is not asked for.',
    'Copying from s3 to s3 costs nothing within a region.',
    'Objects in s3 have keys, and s3 has no folders.',
  ]);
  expect(words).toEqual(expect.arrayContaining(['x86', 'x64', 's3']));
});

it('takes out what is counted, what names cells, versions, and what is said once', async () => {
  const words = await wordsOf(
    ['sum', 'mean', 'sort'].map(word => `The ${word} of p1 and p2 is that of p2 and p1, or of p3. Put a1, b1 and c1 into the ${word}; a1 comes before b1 and c1. With v2 of the library, v2 behaves. See q7.`),
  );
  for (const word of ['p1', 'p2', 'p3', 'a1', 'b1', 'c1', 'v2', 'q7']) expect(words).not.toContain(word);
});

it('takes out types of numbers, which are everywhere in code', async () => {
  const words = await wordsOf(['length', 'offset', 'colour'].map(word => `The ${word} is a u8 and fits into a u8. The mean is an f64, as f64 is exact enough for a ${word}.`));
  for (const word of ['u8', 'f64']) expect(words).not.toContain(word);
});
