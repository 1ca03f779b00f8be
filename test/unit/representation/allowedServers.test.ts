import { expect, it } from 'vitest';
import { allowedWith, isAllowed } from '../../../src/core/representation/allowedServers';

it('remembers a yes for each host and for what it was', () => {
  const [texts, names] = [{ hosts: ['a', 'b'], purpose: 'summaries' as const }, { hosts: ['a', 'b'], purpose: 'names' as const }];
  const afterNames = allowedWith(names, ['b']);
  expect([afterNames, isAllowed(names, afterNames), isAllowed(texts, afterNames), isAllowed({ ...texts, hosts: ['b'] }, afterNames)]).toEqual([['b', 'names a', 'names b'], true, false, true]);
  const afterBoth = allowedWith(texts, afterNames);
  expect([afterBoth, isAllowed(texts, afterBoth), isAllowed({ ...names, hosts: ['c'] }, afterBoth)]).toEqual([['b', 'names a', 'names b', 'a'], true, false]);
});
