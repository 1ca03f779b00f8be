import { expect, it } from 'vitest';
import { withCapital } from '../../src/core/capital';

it('begins a text with a capital where there is one for that', () => {
  expect(['bread', 'éclairs', 'хлеб', 'ßeta', 'პური', '面包', '3 loaves', ''].map(withCapital)).toEqual(['Bread', 'Éclairs', 'Хлеб', 'ßeta', 'პური', '面包', '3 loaves', '']);
});
