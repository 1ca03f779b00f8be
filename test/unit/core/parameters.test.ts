import { describe, expect, it } from 'vitest';
import { ParameterError, readParameters, type ParameterSpec } from '../../../src/core/parameters';
import { readRecipe } from '../../../src/core/recipe';

const specs: ParameterSpec[] = [
  { name: 'eps', kind: 'number', least: 0, most: 2, standard: 0, description: '' },
  { name: 'points', kind: 'integer', least: 1, most: 100, standard: 5, description: '' },
  { name: 'way', kind: 'choice', choices: ['eom', 'leaf'], standard: 'eom', description: '' },
  { name: 'spherical', kind: 'flag', standard: false, description: '' },
  { name: 'file', kind: 'text', standard: '', description: '' },
];

describe('parameters', () => {
  it('are filled in with their defaults', () => {
    expect(readParameters('dbscan', specs)).toEqual({ eps: 0, points: 5, way: 'eom', spherical: false, file: '' });
  });

  it('may come as texts', () => {
    const given = { eps: '0.5', points: '7', way: 'leaf', spherical: 'true', file: 'a.txt' };
    expect(readParameters('dbscan', specs, given)).toEqual({ eps: 0.5, points: 7, way: 'leaf', spherical: true, file: 'a.txt' });
  });

  it.each([
    [{ epsilon: 1 }, 'dbscan has no parameter "epsilon"; it has eps, points, way, spherical, file.'],
    [{ eps: 3 }, 'eps of dbscan takes a number from 0 to 2, not "3".'],
    [{ eps: 'NaN' }, 'eps of dbscan takes a number from 0 to 2, not "NaN".'],
    [{ points: 2.5 }, 'points of dbscan takes a whole number from 1 to 100, not "2.5".'],
    [{ points: '' }, 'points of dbscan takes a whole number from 1 to 100, not "".'],
    [{ way: 'excess' }, 'way of dbscan takes eom or leaf, not "excess".'],
    [{ spherical: 'yes' }, 'spherical of dbscan takes true or false, not "yes".'],
  ])('%j is refused in one line that lists what is right', (given, message) => {
    expect(() => readParameters('dbscan', specs, given)).toThrow(new ParameterError(message));
  });
});

describe('a recipe', () => {
  it('has good defaults', () => {
    const none = { name: 'auto', parameters: {} };
    expect(readRecipe()).toMatchObject({ representation: { name: 'transformer' }, summary: 'none', centring: 'none', method: none });
    expect(readRecipe({ dimensions: '0' })).not.toHaveProperty('size');
  });

  it('takes the mean off vectors of models that are not ours, unless told otherwise', () => {
    const centring = (representation: string, given?: string) => readRecipe({ representation, centring: given }).centring;
    expect(['transformer', 'lsa', 'hybrid', 'hybrid:onnx:DIR', 'vectors:own.npy'].map(name => centring(name))).toEqual(['none', 'none', 'none', 'none', 'none']);
    expect(['onnx:DIR', 'server:http://localhost'].map(name => centring(name, 'auto'))).toEqual(['mean', 'mean']);
    expect([centring('onnx:DIR', 'none'), centring('transformer', 'mean')]).toEqual(['none', 'mean']);
  });

  it('reads the size with or without the way', () => {
    expect(readRecipe({ dimensions: 100 }).size).toEqual({ dimensions: 100, by: 'pca' });
    expect(readRecipe({ dimensions: '64:autoencoder' }).size).toEqual({ dimensions: 64, by: 'autoencoder' });
  });

  it('refuses what a representation does not take', () => {
    expect(() => readRecipe({ representation: 'transformer:big' })).toThrow(/takes nothing behind a colon/);
    expect(() => readRecipe({ methodParameters: { k: 3 } })).toThrow(/auto has no parameter "k"; it has none/);
  });
});
