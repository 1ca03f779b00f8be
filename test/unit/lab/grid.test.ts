import { describe, expect, it } from 'vitest';
import { gridRecipes, readingKey, recipeKey } from '../../../src/core/lab/grid';
import { methodTitle, readingTitle } from '../../../src/core/lab/titles';
import { ParameterError } from '../../../src/core/parameters';
import { readRecipe } from '../../../src/core/recipe';

describe('the grid', () => {
  it('has every entry of each list with every entry of the others, one reading after the other', () => {
    const recipes = gridRecipes({ representations: ['transformer', 'tfidf'], dimensions: ['0', '50:autoencoder'], methods: ['auto', 'ward', 'kmeans++'] });
    expect(recipes).toHaveLength(12);
    expect(new Set(recipes.map(recipeKey)).size).toBe(12);
    const keys = recipes.map(readingKey);
    expect(keys.filter((key, at) => key !== keys[at - 1])).toHaveLength(4);
  });

  it('counts what is said twice once, and takes nothing said for the default', () => {
    expect(gridRecipes({ methods: ['ward', 'ward'], dimensions: ['0', ''] })).toEqual([readRecipe({ method: 'ward' })]);
    expect(gridRecipes({})).toEqual([readRecipe()]);
  });

  it('gives each name its own parameters', () => {
    const [plain, changed] = gridRecipes({ methods: ['ward', 'kmeans++'], parameters: { 'kmeans++': { starts: 7 } } });
    expect(plain.method.parameters).toEqual({});
    expect(changed.method.parameters.starts).toBe(7);
  });

  it('tells what is right for a wrong name, and when it is too large', () => {
    expect(() => gridRecipes({ methods: ['word'] })).toThrow(/There is no method "word"; there are auto, kmeans/);
    const sizes = Array.from({ length: 200 }, (_, size) => String(size + 2));
    expect(() => gridRecipes({ dimensions: sizes, methods: ['auto', 'ward'] })).toThrow(ParameterError);
  });
});

describe('titles', () => {
  it('are words for people, without raw names', () => {
    const title = (given: Parameters<typeof readRecipe>[0]) => readingTitle(readRecipe(given));
    expect(title({})).toBe('Language model');
    expect(title({ representation: 'tfidf', dimensions: '100' })).toBe('Words (TF-IDF), 100 principal components');
    expect(title({ dimensions: '64:autoencoder', summary: 'textrank', centring: 'language' })).toBe('Language model, 64 by autoencoder, key sentences, centred by language');
    expect(title({ representation: 'onnx:/home/me/my-encoder/' })).toBe('Own model (ONNX) (my-encoder)');
    expect(title({ representation: 'onnx:/home/me/my-encoder/', centring: 'none' })).toBe('Own model (ONNX) (my-encoder), not centred');
    expect(methodTitle(readRecipe())).toBe('Default grouping');
    expect(methodTitle(readRecipe({ method: 'ward' }))).toBe('Hierarchical (Ward)');
  });
});
