import { FLOAT, outputMessage, type Value } from './model';
import { MessageWriter, readBlocks, readString } from './protobuf';

/** Operator, inputs and outputs of a node. */
interface ReadNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** What is read of a `ModelProto`, beside what the runtime tells of its inputs and outputs. */
export interface ReadModel {
  readonly nodes: readonly ReadNode[];
  readonly operators: ReadonlySet<string>;
  /** Names of the files, relative to the model's, in which it keeps weights. */
  readonly weightFiles: ReadonlySet<string>;
}

/** Reads a model's bytes (field numbers from onnx.proto3). Throws a `RangeError` when they are no model. */
export function readModel(model: Uint8Array): ReadModel {
  const nodes: ReadNode[] = [];
  const weightFiles = new Set<string>();
  for (const { field, block: graph } of readBlocks(model)) {
    if (field !== 7) continue;
    for (const { field: part, block } of readBlocks(graph)) {
      if (part === 1) nodes.push(readNode(block));
      if (part === 5) for (const file of filesOf(block)) weightFiles.add(file);
    }
  }
  if (nodes.length === 0) throw new RangeError('there is no graph');
  return { nodes, operators: new Set(nodes.map(({ op }) => op)), weightFiles };
}

function readNode(message: Uint8Array): ReadNode {
  const texts = [...readBlocks(message)].filter(({ field }) => field === 1 || field === 2 || field === 4);
  const of = (wanted: number) => texts.filter(({ field }) => field === wanted).map(({ block }) => readString(block));
  return { inputs: of(1), outputs: of(2), op: of(4)[0] ?? '' };
}

/** Where a tensor's numbers are, if not in the tensor: pairs of key and value in its field 13. */
function filesOf(tensor: Uint8Array): string[] {
  return [...readBlocks(tensor)]
    .filter(({ field }) => field === 13)
    .map(({ block }) => [...readBlocks(block)].map(part => readString(part.block)))
    .filter(([key]) => key === 'location')
    .map(([, value]) => value);
}

/**
 * The value that holds a vector a token in a sentence encoder whose mean over tokens is a matrix product with the mask
 * (`models/export/encoder_graph.py`): what the last product before `output` multiplies. Throws a `RangeError` when the
 * model is not built so.
 */
export function tokenValue({ nodes }: ReadModel, output: string): string {
  const makers = new Map<string, ReadNode>();
  for (const node of nodes) for (const name of node.outputs) makers.set(name, node);
  let node = makers.get(output);
  while (node && node.op !== 'MatMul') node = makers.get(node.inputs[0]);
  if (!node) throw new RangeError(`no product of the mask and the token vectors leads to ${output}`);
  return node.inputs[1];
}

/**
 * The model with one more output, a float value that is in its graph already. Two messages of a kind, one behind the
 * other, are one for a reader of the format, so the addition is simply appended.
 */
export function withOutput(model: Uint8Array, name: string, dims: Value['dims']): Uint8Array {
  const addition = new MessageWriter().message(7, outputMessage({ name, type: FLOAT, dims })).bytes;
  const longer = new Uint8Array(model.length + addition.length);
  longer.set(model);
  longer.set(addition, model.length);
  return longer;
}
