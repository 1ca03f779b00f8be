import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOAT, INT32, INT64, modelBytes, type Graph, type GraphNode, type Value } from '../../../src/engine/onnx/model';
import { MessageWriter } from '../../../src/engine/onnx/protobuf';

/** Pieces of the tiny tokenizer; their place is their id. */
export const PIECES = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'bread', 'dough', 'oven', 'star', 'moon', 'comet'];
const DIMENSIONS = 4;

/** A tokenizer of whole words, lower-cased, between [CLS] and [SEP]. */
export const tokenizerJson = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: PIECES.slice(0, 4).map((content, id) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
  decoder: null,
  model: { type: 'WordLevel', vocab: Object.fromEntries(PIECES.map((piece, id) => [piece, id])), unk_token: '[UNK]' },
};

/** The vector the tiny encoders give to an id. */
export function tokenVector(id: number): number[] {
  return Array.from({ length: DIMENSIONS }, (_, column) => ((id + 1) * (column + 2) * 7) % 11 - 5);
}

export const value = (name: string, type: number, ...dims: (number | string)[]): Value => ({ name, type, dims });

/** Nodes that give `tokens` (batch × sequence × 4) from the ids in `ids`, by a table of so many pieces. */
export function tokenNodes(ids: string, pieces = PIECES.length): GraphNode[] {
  const table = Array.from({ length: pieces }, (_, id) => tokenVector(id)).flat();
  return [
    { op: 'Constant', inputs: [], outputs: ['flat'], attributes: { value_ints: table } },
    { op: 'Constant', inputs: [], outputs: ['shape'], attributes: { value_ints: [pieces, DIMENSIONS] } },
    { op: 'Reshape', inputs: ['flat', 'shape'], outputs: ['whole'] },
    { op: 'Cast', inputs: ['whole'], outputs: ['table'], attributes: { to: FLOAT } },
    { op: 'Gather', inputs: ['table', ids], outputs: ['tokens'] },
  ];
}

/** An encoder that looks up a vector a token and gives these; the base of all others. */
export const tokenEncoder: Graph = {
  nodes: tokenNodes('input_ids'),
  inputs: [value('input_ids', INT64, 'batch', 'sequence')],
  outputs: [value('tokens', FLOAT, 'batch', 'sequence', DIMENSIONS)],
};

/** Mean of the tokens that the mask leaves, inside the graph; takes 32-bit ids, a mask and segments. */
export const sentenceEncoder: Graph = {
  nodes: [
    ...tokenNodes('input_ids'),
    { op: 'Add', inputs: ['attention_mask', 'token_type_ids'], outputs: ['counted'] },
    { op: 'Cast', inputs: ['counted'], outputs: ['weights'], attributes: { to: FLOAT } },
    { op: 'Constant', inputs: [], outputs: ['middle'], attributes: { value_ints: [1] } },
    { op: 'Unsqueeze', inputs: ['weights', 'middle'], outputs: ['row'] },
    { op: 'MatMul', inputs: ['row', 'tokens'], outputs: ['sum'] },
    { op: 'Squeeze', inputs: ['sum', 'middle'], outputs: ['vectors'] },
  ],
  inputs: ['input_ids', 'attention_mask', 'token_type_ids'].map(name => value(name, INT32, 'batch', 'sequence')),
  outputs: [value('vectors', FLOAT, 'batch', DIMENSIONS)],
};

/** The token encoder with a tensor whose numbers are in a file beside it. */
export function withWeightsIn(file: string): Uint8Array {
  const entry = new MessageWriter().string(1, 'location').string(2, file);
  const tensor = new MessageWriter().integer(1, 4).integer(2, FLOAT).string(8, 'outside').message(13, entry).integer(14, 1);
  return Uint8Array.of(...modelBytes(tokenEncoder), ...new MessageWriter().message(7, new MessageWriter().message(5, tensor)).bytes);
}

/** Writes an encoder's folder; `model` and `tokenizer` may be texts that are none. */
export function writeEncoder(folder: string, model: Graph | Uint8Array | string, tokenizer: unknown = tokenizerJson): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), typeof model === 'object' && 'nodes' in model ? modelBytes(model) : model);
  writeFileSync(join(folder, 'tokenizer.json'), typeof tokenizer === 'string' ? tokenizer : JSON.stringify(tokenizer));
  return folder;
}
