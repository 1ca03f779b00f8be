import { expect, it } from 'vitest';
import { Disposable, window, type Uri } from 'vscode';
import { openHit } from '../../../src/host/search/openHit';
import type { SearchHit } from '../../../src/protocol/answers';

const text = 'A café\nfor crème brûlée.';
const hit = { passage: { text, line: 1, endLine: 2 }, marks: [[2, 6], [11, 16]] } as unknown as SearchHit;

it.each(['NFC', 'NFD'])('lights the words that were found in lines in %s', async form => {
  const lines = ['# Notes', ...text.split('\n')].map(line => line.normalize(form));
  const lit: string[][] = [];
  const editor = {
    document: { lineCount: lines.length, lineAt: (line: number) => ({ text: lines[line] }) },
    setDecorations: (_: unknown, ranges: readonly { startLine: number; startCharacter: number; endCharacter: number }[]) => void lit.push(ranges.map(({ startLine, startCharacter, endCharacter }) => lines[startLine].slice(startCharacter, endCharacter))),
  };
  const listens = () => ({ dispose: () => undefined });
  Object.assign(Disposable, { from: () => ({ dispose: () => undefined }) });
  Object.assign(window, { showTextDocument: async () => editor, createTextEditorDecorationType: listens, onDidChangeTextEditorSelection: listens, onDidChangeVisibleTextEditors: listens });
  await openHit(hit, { path: '/a.md' } as Uri);
  expect(lit[1].map(word => word.normalize('NFC'))).toEqual(['café', 'crème']);
});
