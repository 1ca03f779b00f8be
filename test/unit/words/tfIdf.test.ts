import { describe, expect, it } from 'vitest';
import { fitTfIdf, listed, type TfIdfOptions } from '../../../src/core/words/tfIdf';
import { CancelledError } from '../../../src/core/work';
import reference from '../../reference/words.json';

const tokens = reference.tokens.map(document => document.split(' ').filter(token => token !== ''));
const everything: TfIdfOptions = { minDocuments: 1, maxShare: 1, maxFeatures: 100_000, sublinear: false };

describe('TF-IDF equals scikit-learn', () => {
  it.each(reference.tfidf.map(({ options, ...expected }) => [JSON.stringify(options), options, expected] as const))('%s', async (_, options, expected) => {
    const { model, matrix } = await fitTfIdf(tokens.length, listed(i => tokens[i]), options);
    expect(model.terms).toEqual(expected.terms);
    expect([...matrix.start]).toEqual(expected.start);
    expect([...matrix.columns]).toEqual(expected.columns);
    expected.values.forEach((value, e) => expect(Math.abs(matrix.values[e] - value)).toBeLessThan(1e-8));
  });

  it('weighs a text like the same text among the documents', async () => {
    const { model, matrix } = await fitTfIdf(tokens.length, listed(i => tokens[i]), everything);
    const { columns, values } = model.weigh(tokens[5]);
    expect(columns).toEqual(matrix.columns.slice(matrix.start[5], matrix.start[6]));
    expect(values).toEqual(matrix.values.slice(matrix.start[5], matrix.start[6]));
    expect(model.weigh(['nowhere']).columns.length).toBe(0);
  });
});

describe('which terms count', () => {
  const terms = async (documents: string[], options: Partial<TfIdfOptions>) =>
    (await fitTfIdf(documents.length, listed(i => documents[i].split(' ')), { ...everything, ...options })).model.terms;

  it('keeps the first in order of those used equally often', async () => {
    expect(await terms(['d c b a', 'a e'], { maxFeatures: 3 })).toEqual(['a', 'b', 'c']);
  });

  it('lowers the least number of documents in small folders', async () => {
    expect(await terms(['one two', 'two three'], { minDocuments: 5 })).toEqual(['one', 'three', 'two']);
    const hundred = Array.from({ length: 100 }, (_, i) => (i < 2 ? 'twice' : i === 2 ? 'once' : 'often'));
    expect(await terms(hundred, { minDocuments: 5 })).toEqual(['often', 'twice']);
  });

  it('keeps the words of a single document', async () => {
    expect(await terms(['one two'], { maxShare: 0.95 })).toEqual(['one', 'two']);
  });

  it('does not depend on the order of the documents', async () => {
    const options = { ...everything, maxFeatures: 50 };
    const turned = [...tokens].reverse();
    const first = await fitTfIdf(tokens.length, listed(i => tokens[i]), options);
    const second = await fitTfIdf(turned.length, listed(i => turned[i]), options);
    expect(second.model.terms).toEqual(first.model.terms);
    expect(second.model.idf).toEqual(first.model.idf);
  });
});

it('stops when cancelled', async () => {
  const controller = new AbortController();
  const endless = fitTfIdf(1e9, listed(() => (controller.abort(), tokens[0])), everything, { signal: controller.signal });
  await expect(endless).rejects.toThrow(CancelledError);
});
