import type { InferenceSession } from 'onnxruntime-node';
import { oneOf } from '../../../core/parameters';
import { encoderFault } from './encoderFolder';

type Metadata = InferenceSession.ValueMetadata;

/** How a user's model is fed and read. */
export interface EncoderGraph {
  /** What each input takes, by its name. */
  readonly inputs: readonly { readonly name: string; readonly holds: Held; readonly wide: boolean }[];
  readonly output: string;
  /** Number of texts a run takes, and ids a text, where the model fixes them. */
  readonly fixedRows?: number;
  readonly fixedLength?: number;
}

/** Token ids, 1 for a token and 0 for padding, or 0 for the first and only segment. */
type Held = 'ids' | 'mask' | 'segments';

const INPUTS: Readonly<Record<string, Held>> = { input_ids: 'ids', attention_mask: 'mask', token_type_ids: 'segments' };
/** Outputs by these names are taken before others: finished vectors of texts first, then vectors of tokens. */
const PREFERRED = ['sentence_embedding', 'sentence_embeddings', 'text_embeds', 'last_hidden_state', 'token_embeddings'];
/** BERT's vector for its second training task says little about the text; it is taken only when there is nothing else. */
const LAST = ['pooler_output', 'logits'];

/**
 * Reads from a model's inputs and outputs how to use it. `wanted` names the output to read; empty: found by name, then by
 * order. Throws a `KindredError` that says what does not fit.
 */
export function readEncoderGraph(path: string, inputs: readonly Metadata[], outputs: readonly Metadata[], wanted: string): EncoderGraph {
  const only = inputs.length === 1 ? inputs[0].name : undefined;
  const read = inputs.map(input => {
    const { name } = input;
    const holds = INPUTS[name] ?? (name === only ? 'ids' : undefined);
    if (!holds) throw encoderFault(`${path} needs an input "${name}"; an encoder may take ${oneOf(Object.keys(INPUTS))}. Export it with these inputs only.`);
    const type = input.isTensor ? input.type : 'no tensor';
    if (type !== 'int64' && type !== 'int32') throw encoderFault(`The input "${name}" of ${path} takes ${type}; it must be int64 or int32. Export it with whole numbers as input.`);
    return { name, holds, wide: type === 'int64' };
  });
  const ids = inputs[read.findIndex(({ holds }) => holds === 'ids')];
  if (!ids) throw encoderFault(`${path} has no input "input_ids". Export the encoder so that it takes token ids.`);
  const [rows, length] = ids.isTensor ? ids.shape : [];
  return {
    inputs: read,
    output: chooseOutput(path, outputs, wanted),
    ...(typeof rows === 'number' && rows > 0 && { fixedRows: rows }),
    ...(typeof length === 'number' && length > 0 && { fixedLength: length }),
  };
}

function chooseOutput(path: string, outputs: readonly Metadata[], wanted: string): string {
  const names = outputs.map(({ name }) => name);
  if (wanted && !names.includes(wanted)) throw encoderFault(`${path} has no output "${wanted}"; it has ${oneOf(names)}.`);
  const floats = outputs.filter(output => output.isTensor && output.type === 'float32').map(({ name }) => name);
  if (floats.length === 0 || (wanted && !floats.includes(wanted))) {
    const types = outputs.map(output => `${output.name}: ${output.isTensor ? output.type : 'no tensor'}`).join(', ');
    throw encoderFault(`${path} gives no float32 vectors${wanted ? ` as "${wanted}"` : ''} (${types}). Export it with an output in float32.`);
  }
  const named = wanted || PREFERRED.find(name => floats.includes(name));
  return named ?? floats.find(name => !LAST.includes(name)) ?? floats[0];
}
