import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { plainAlgebra } from '../plainAlgebra';
import { unitRows } from '../../../src/core/algebra/rows';
import { isSkipped, readDocument } from '../../../src/core/documents/read';
import { countWords, wordVectors } from '../../../src/core/evidence/wordVectors';
import type { Document, Matrix, Neighbours } from '../../../src/core/types';

const root = join(process.cwd(), 'samples');
const words = { count: (text: string) => text.split(/\s+/).filter(Boolean).length };

/** A text read as the document at a path. */
export async function read(path: string, text: string): Promise<Document> {
  const document = await readDocument({ id: path, path, hash: '', text }, words);
  if (isSkipped(document)) throw new Error(`${path}: ${document.reason}`);
  return document;
}

/** The sample notes in English, which has nothing of a subject twice but the packing list. */
export async function sampleNotes(): Promise<Document[]> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll(sep, '/')).filter(path => /\.(?:md|txt|rst|org|adoc|tex)$/.test(path) && !/untitled|kompost|scanned/.test(path)).sort();
  return Promise.all(paths.map(path => read(path, sampleText(path))));
}

export function sampleText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Vectors by the documents' own words, and the nearest of each. */
export async function measured(documents: readonly Document[], k = 15): Promise<{ vectors: Matrix; neighbours: Neighbours }> {
  const vectors = unitRows(await wordVectors(await countWords(documents.map(({ title, passages }) => [title, ...passages.map(({ text }) => text)].join('\n')))));
  return { vectors, neighbours: await plainAlgebra.kNearest(vectors, k) };
}
