import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../../src/engine/model/tokenizer';
import { secondReader } from '../../../src/engine/run/secondReader';
import type { Input } from '../../../src/engine/run/sources';
import { modelFolder } from './support';

/** How often the tokenizer was asked for when so many inputs of a name were found, and once they are to be read. */
function asked(found: number, known: boolean, path = 'a.md'): number[] {
  let count = 0;
  const tokenizer = () => (count++, loadTokenizer(modelFolder));
  const reader = secondReader({ modelFolder, tokenizer }, known);
  const { report } = reader.hearing({});
  for (let done = 0; done <= found; done += 50) report?.(done, 0);
  const whileFinding = count;
  const input: Input = { kind: 'file', id: path, path, hash: '', load: async () => '' };
  reader.thread(Array(found).fill(input));
  reader.close();
  return [whileFinding, count];
}

describe('a second reader', () => {
  it('gets ready while enough inputs are being found', () => {
    expect(asked(400, false)).toEqual([1, 1]);
  });

  it('waits for what is to be read where a result is kept', () => {
    expect(asked(400, true)).toEqual([0, 1]);
  });

  it('is wanted for a few whose text has to be taken out', () => {
    expect(asked(10, false, 'a.pdf')).toEqual([0, 1]);
    expect(asked(10, true, 'a.docx')).toEqual([0, 1]);
  });

  it('is not wanted for few inputs', () => {
    expect(asked(250, false)).toEqual([0, 0]);
    expect(asked(250, true)).toEqual([0, 0]);
    expect(asked(9, true, 'a.pdf')).toEqual([0, 0]);
  });
});
