import { expect, it } from 'vitest';
import { partsOf } from '../../../src/core/documents/recordFields';

it('a record says what stands in all of the fields of its text, however many they are', () => {
  const names = Array.from({ length: 30 }, (_, at) => `question ${at}`);
  const parts = partsOf({ get: name => `Answer to ${name}.`, entries: () => [] }, { text: names });
  expect(parts?.text.split('\n\n')).toEqual(names.map(name => `Answer to ${name}.`));
});

it('a chat is told apart once, for its text and for what it begins with', () => {
  let looked = 0;
  const chat = [{ role: 'user', get content() { return (looked++, 'Does rye rise?'); } }, { role: 'assistant', content: 'It does.' }];
  const parts = partsOf({ get: name => (name === 'chat' ? chat : undefined), entries: () => [] }, { text: ['chat'] });
  expect(parts).toEqual({ text: 'User: Does rye rise?\n\nAssistant: It does.', begins: 'Does rye rise?' });
  expect(looked).toBe(1);
});
