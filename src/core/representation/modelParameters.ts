import type { ParameterSpec } from '../parameters';
import { POOLINGS } from './pooling';

const TOKENS = 'Longest passage in tokens; longer documents are cut into several passages.';

const pooling: ParameterSpec = {
  name: 'pooling',
  description: 'How one vector a text is made of one a token: their mean, the first one, or the largest value of each dimension.',
  kind: 'choice',
  choices: POOLINGS,
  standard: 'mean',
};

const prefix: ParameterSpec = {
  name: 'prefix',
  description: 'Text put before every document and question, as some models want it ("passage: ").',
  kind: 'text',
  standard: '',
};

/** Parameters of the bundled language model. */
export const transformerParameters: readonly ParameterSpec[] = [
  pooling,
  { name: 'tokens', description: TOKENS, kind: 'integer', least: 16, most: 512, standard: 128 },
];

/** Parameters of a user's own encoder. */
export const onnxParameters: readonly ParameterSpec[] = [
  { name: 'folder', description: 'Folder with tokenizer.json and model.onnx.', kind: 'text', standard: '', required: true },
  pooling,
  { name: 'tokens', description: `${TOKENS} 0: as the model’s files say.`, kind: 'integer', least: 0, most: 8192, standard: 0 },
  { name: 'output', description: 'Name of the model’s output to read; empty: found by name and shape.', kind: 'text', standard: '' },
  prefix,
];
