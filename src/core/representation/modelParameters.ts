import type { ParameterSpec } from '../parameters';
import { POOLINGS } from './pooling';

const tokens = (most: number, standard: number): ParameterSpec => ({
  name: 'tokens',
  description: 'Longest passage in tokens; longer documents are cut into several passages.',
  kind: 'integer',
  least: 16,
  most,
  standard,
});

const pooling: ParameterSpec = {
  name: 'pooling',
  description: 'How one vector a text is made of one a token: their mean, the first one, or the largest value of each dimension.',
  kind: 'choice',
  choices: POOLINGS,
  standard: 'mean',
};

/** Parameters of the bundled language model. */
export const transformerParameters: readonly ParameterSpec[] = [pooling, tokens(512, 128)];
