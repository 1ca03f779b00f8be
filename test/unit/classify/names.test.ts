import { expect, it } from 'vitest';
import { parseNames, textsOf } from '../../../src/core/classify/names';
import { ParameterError } from '../../../src/core/parameters';

it.each([
  ['sport, business , World news', [{ name: 'sport' }, { name: 'business' }, { name: 'World news' }]],
  ['a: the first, b:second one', [{ name: 'a', description: 'the first' }, { name: 'b', description: 'second one' }]],
  ['sport: football, tennis; travel:; ;', [{ name: 'sport', description: 'football, tennis' }, { name: 'travel' }]],
  ['one\r\ntwo: a, b\n', [{ name: 'one' }, { name: 'two', description: 'a, b' }]],
  ['alone', [{ name: 'alone' }]],
])('reads %j', (text, names) => {
  expect(parseNames(text)).toEqual(names);
});

it.each([['', 'Give one name'], [' , ;', 'Give one name'], ['Cats, dogs, cats', '"cats" is there twice']])('refuses %j', (text, message) => {
  expect(() => parseNames(text)).toThrow(ParameterError);
  expect(() => parseNames(text)).toThrow(message);
});

it('puts name and description before the model in more than one way', () => {
  const plain = textsOf({ name: 'cars' });
  expect(plain).toContain('cars');
  expect(plain.every(text => text.includes('cars'))).toBe(true);
  expect(textsOf({ name: 'cars', description: 'engines and roads' })).toEqual([...plain, 'engines and roads', 'cars: engines and roads']);
});
