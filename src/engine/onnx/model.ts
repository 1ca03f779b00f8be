import { MessageWriter } from './protobuf';

/** Element types of ONNX tensors, by their number in the format. */
export const FLOAT = 1;
export const UINT8 = 2;
export const INT8 = 3;
export const INT32 = 6;
export const INT64 = 7;

/** A graph input or output; a dimension is a fixed length or a name for one that may vary. */
export interface Value {
  readonly name: string;
  readonly type: number;
  readonly dims: readonly (number | string)[];
}

/** One operator: whole numbers and floats (`{ float }`) are the attributes our graphs need, and lists of whole numbers. */
export interface GraphNode {
  readonly op: string;
  /** Whose operator it is, where it is not one of the format's own. */
  readonly domain?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | readonly number[] | { readonly float: number }>>;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

/** A graph as the bytes of an ONNX `ModelProto` (IR version 8, operator set 17; field numbers from onnx.proto3). */
export function modelBytes({ nodes, inputs, outputs }: Graph): Uint8Array {
  const graph = new MessageWriter();
  for (const node of nodes) graph.message(1, nodeMessage(node));
  graph.string(2, 'graph');
  for (const input of inputs) graph.message(11, valueMessage(input));
  for (const output of outputs) graph.message(12, valueMessage(output));
  const model = new MessageWriter().integer(1, 8).message(7, graph).message(8, operatorSet('', 17));
  for (const domain of new Set(nodes.map(node => node.domain))) if (domain) model.message(8, operatorSet(domain, 1));
  return Uint8Array.from(model.bytes);
}

/** The part of a `GraphProto` that makes a value an output. */
export function outputMessage(value: Value): MessageWriter {
  return new MessageWriter().message(12, valueMessage(value));
}

function operatorSet(domain: string, version: number): MessageWriter {
  return new MessageWriter().string(1, domain).integer(2, version);
}

function nodeMessage({ op, domain, inputs, outputs, attributes = {} }: GraphNode): MessageWriter {
  const node = new MessageWriter();
  for (const input of inputs) node.string(1, input);
  for (const output of outputs) node.string(2, output);
  node.string(4, op);
  if (domain) node.string(7, domain);
  for (const [name, value] of Object.entries(attributes)) node.message(5, attributeMessage(name, value));
  return node;
}

function attributeMessage(name: string, value: number | readonly number[] | { readonly float: number }): MessageWriter {
  const attribute = new MessageWriter().string(1, name);
  if (typeof value === 'number') return attribute.integer(3, value).integer(20, 2);
  if ('float' in value) return attribute.float(2, value.float).integer(20, 1);
  for (const item of value) attribute.integer(8, item);
  return attribute.integer(20, 7);
}

function valueMessage({ name, type, dims }: Value): MessageWriter {
  const shape = new MessageWriter();
  for (const dim of dims) {
    shape.message(1, typeof dim === 'string' ? new MessageWriter().string(2, dim) : new MessageWriter().integer(1, dim));
  }
  const tensor = new MessageWriter().integer(1, type).message(2, shape);
  return new MessageWriter().string(1, name).message(2, new MessageWriter().message(1, tensor));
}
