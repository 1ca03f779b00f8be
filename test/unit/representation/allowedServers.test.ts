import { expect, it } from 'vitest';
import { allowedWith, isAllowed } from '../../../src/core/representation/allowedServers';

it('remembers a yes for each host and for what it was', () => {
  const [texts, names] = (['summaries', 'names'] as const).map(purpose => ({ hosts: ['a', 'b'], purpose, encrypted: true }));
  const afterNames = allowedWith(names, ['b']);
  expect([afterNames, isAllowed(names, afterNames), isAllowed(texts, afterNames), isAllowed({ ...texts, hosts: ['b'] }, afterNames)]).toEqual([['b', 'names a', 'names b'], true, false, true]);
  const afterBoth = allowedWith(texts, afterNames);
  expect([afterBoth, isAllowed(texts, afterBoth), isAllowed({ ...names, hosts: ['c'] }, afterBoth)]).toEqual([['b', 'names a', 'names b', 'a'], true, false]);
});

it('takes a yes to an encrypted connection for none to one that others can read, but the other way round', () => {
  const names = { hosts: ['a'], purpose: 'names' as const, encrypted: true };
  const open = { ...names, encrypted: false };
  expect([isAllowed(open, allowedWith(names, [])), isAllowed(open, ['a']), isAllowed(names, allowedWith(open, []))]).toEqual([false, false, true]);
  expect([isAllowed({ ...open, purpose: 'vectors' }, allowedWith(open, [])), isAllowed(open, allowedWith({ ...open, purpose: 'vectors' }, []))]).toEqual([false, true]);
});
