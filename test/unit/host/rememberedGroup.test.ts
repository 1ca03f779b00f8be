import { expect, it } from 'vitest';
import type { Memento } from 'vscode';
import { rememberGroup, rememberedGroup } from '../../../src/host/group/rememberedGroup';
import { group } from './fixture';

it('finds the group of a page again, and takes no other for it', async () => {
  const values = new Map<string, unknown>();
  const memory = { get: (key: string) => values.get(key), update: async (key: string, value: unknown) => void values.set(key, value) } as unknown as Memento;
  const groups = [group(1, 'Git'), group(2, 'Bread')];
  expect(rememberedGroup(memory, { groups })).toBeUndefined();
  await rememberGroup(memory, groups[1]);
  expect(rememberedGroup(memory, { groups })).toBe(groups[1]);
  expect(rememberedGroup(memory, { groups: [group(2, 'Git'), group(3, 'Bread')] })).toBeUndefined();
  await rememberGroup(memory, undefined);
  expect(rememberedGroup(memory, { groups })).toBeUndefined();
});
