import type { ParameterSpec } from '../parameters';
import { AS_WRITTEN, POOLINGS } from './pooling';

const TOKENS = 'Longest passage in tokens; longer documents are cut into several passages.';

const POOLED = 'How one vector a text is made of one a token: their mean, the first one';
const PREFIX = 'as some models want it ("passage: ")';

/** Parameters of the bundled language model. */
export const transformerParameters: readonly ParameterSpec[] = [
  { name: 'pooling', description: `${POOLED}, or the largest value of each dimension.`, kind: 'choice', choices: POOLINGS.filter(name => name !== 'last'), standard: 'mean' },
  { name: 'tokens', description: TOKENS, kind: 'integer', least: 16, most: 512, standard: 128 },
];

/** Parameters of a user's own encoder. */
export const onnxParameters: readonly ParameterSpec[] = [
  { name: 'folder', description: 'Folder with tokenizer.json and model.onnx, or onnx/model.onnx.', kind: 'text', standard: '', required: true },
  { name: 'pooling', description: `${POOLED}, the largest value of each dimension, or the last one; auto: as the model’s files say, else their mean.`, kind: 'choice', choices: [AS_WRITTEN, ...POOLINGS], standard: AS_WRITTEN },
  { name: 'tokens', description: `${TOKENS} 0: as the model’s files say.`, kind: 'integer', least: 0, most: 8192, standard: 0 },
  { name: 'output', description: 'Name of the model’s output to read; empty: found by name and shape.', kind: 'text', standard: '' },
  { name: 'prefix', description: `Text put before every document, ${PREFIX}; auto: as the model’s files say; empty: nothing.`, kind: 'text', standard: AS_WRITTEN },
  { name: 'questionPrefix', description: 'Text put before every question that is searched for ("query: "); auto: as the model’s files say, else that of documents; empty: nothing.', kind: 'text', standard: AS_WRITTEN },
];

const PROTOCOLS = ['auto', 'openai', 'ollama'];

/** Parameters of a server that gives vectors. */
export const serverParameters: readonly ParameterSpec[] = [
  { name: 'address', description: 'Address of the server, as http://localhost:11434 or https://host/v1; several with the same model have commas or spaces between them and share the work.', kind: 'text', standard: '', required: true },
  { name: 'model', description: 'Name of the embedding model on the server; empty: the server’s own choice.', kind: 'text', standard: '' },
  { name: 'protocol', description: 'OpenAI’s /v1/embeddings or Ollama’s /api/embed; auto: whichever answers.', kind: 'choice', choices: PROTOCOLS, standard: 'auto' },
  { name: 'dimensions', description: 'Length of the vectors, for models that can shorten them; 0: as the model gives them.', kind: 'integer', least: 0, most: 8192, standard: 0 },
  { name: 'tokens', description: TOKENS, kind: 'integer', least: 16, most: 8192, standard: 256 },
  { name: 'batchTokens', description: 'Tokens sent in one request, by estimate.', kind: 'integer', least: 256, most: 200_000, standard: 4_000 },
  { name: 'parallel', description: 'Requests under way at once at each address.', kind: 'integer', least: 1, most: 32, standard: 4 },
  { name: 'timeout', description: 'Seconds a request may take.', kind: 'integer', least: 1, most: 300, standard: 120 },
  { name: 'retries', description: 'Times a request is repeated after a failure that may pass.', kind: 'integer', least: 0, most: 20, standard: 4 },
  { name: 'encoding', description: 'How numbers travel: as text or, shorter, as base64, which not every server can.', kind: 'choice', choices: ['float', 'base64'], standard: 'float' },
  { name: 'prefix', description: `Text put before every document, ${PREFIX}.`, kind: 'text', standard: '' },
  { name: 'questionPrefix', description: 'Text put before every question that is searched for ("query: "); auto: that of documents; empty: nothing.', kind: 'text', standard: AS_WRITTEN },
];

/** Parameters of a server whose chat model writes summaries, or names of groups. */
export const chatParameters: readonly ParameterSpec[] = [
  { name: 'chatAddress', description: 'Address of the server whose chat model is asked; several share the work.', kind: 'text', standard: '', required: true },
  { name: 'chatModel', description: 'Name of the chat model; empty: the server’s own choice.', kind: 'text', standard: '' },
  { name: 'chatProtocol', description: 'OpenAI’s /v1/chat/completions or Ollama’s /api/chat; auto: whichever answers.', kind: 'choice', choices: PROTOCOLS, standard: 'auto' },
];
