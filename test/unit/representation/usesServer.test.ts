import { expect, it } from 'vitest';
import { readRecipe } from '../../../src/core/recipe';
import { usesServer } from '../../../src/core/representation/usesServer';

it('tells whether texts are sent to a server, whatever the names of folders', () => {
  const address = 'server:http://localhost:11434';
  const uses = (given: Parameters<typeof readRecipe>[0]) => usesServer(readRecipe(given));
  expect([uses({}), uses({ representation: 'onnx:/home/server/model' }), uses({ representation: 'hybrid:onnx:/srv/server:1' }), uses({ summary: 'textrank' })]).toEqual([false, false, false, false]);
  expect([uses({ representation: address }), uses({ representation: `hybrid:${address}` }), uses({ representation: 'hybrid', representationParameters: { base: address } })]).toEqual([true, true, true]);
  expect([uses({ summary: address }), uses({ representation: 'tfidf', summary: address })]).toEqual([true, true]);
  const written = (name: string, base?: string, summary = 'none') => usesServer({ representation: { name, parameters: base === undefined ? {} : { base } }, summary });
  expect([written(address), written(`hybrid:${address}`), written('hybrid', address), written('tfidf', undefined, address)]).toEqual([true, true, true, true]);
  expect([written('onnx:/home/server:1'), written('hybrid', 'transformer')]).toEqual([false, false]);
});
