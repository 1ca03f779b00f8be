import type { InferenceSession } from 'onnxruntime-node';
import { unitRows } from '../../../core/algebra/rows';
import type { Pooling } from '../../../core/representation/pooling';
import type { Matrix } from '../../../core/types';
import { loadRuntime } from '../../onnx/runtime';
import { flatIds, widened } from '../embedBatches';
import { poolTokens, poolTokensAsLong, type TokenVectors } from '../pooling';
import { throughLayer } from './denseLayer';
import { encoderFault } from './encoderFolder';
import type { EncoderGraph } from './encoderGraph';
import type { SavedLayers } from './savedLayers';

/** An opened model and how it is used. */
export interface OpenedEncoder {
  readonly path: string;
  readonly session: InferenceSession;
  readonly graph: EncoderGraph;
  readonly pooling: Pooling;
  readonly saved: SavedLayers;
  readonly padId: number;
  /** Texts go through one by one, as the model lets them change each other. */
  readonly alone: boolean;
}

/** What goes wrong is told by our errors, not by the runtime on stderr. */
export const SILENT = { logSeverityLevel: 4 } as const;

/** Ids that models of one length take at once; padding counts. */
const IDS_AT_ONCE = 2_048;

/**
 * Runs a user's encoder on texts of one length in ids; gives unit vectors, rows of zeros for texts without any id. Rejects
 * with a `KindredError` when the model fails or gives something else than vectors of texts or tokens.
 */
export async function runEncoder(encoder: OpenedEncoder, batch: readonly (readonly number[])[]): Promise<Matrix> {
  const { graph, alone } = encoder;
  const { fixedRows, fixedLength } = graph;
  const room = fixedLength === undefined ? batch.length : Math.max(1, Math.floor(IDS_AT_ONCE / fixedLength));
  const atOnce = fixedRows ?? (alone ? 1 : room);
  const parts: Matrix[] = [];
  for (let start = 0; start < batch.length; start += atOnce) parts.push(await runPart(encoder, batch.slice(start, start + atOnce)));
  const columns = parts[0].columns;
  if (parts.some(part => part.columns !== columns)) throw changedLength(encoder.path);
  const data = new Float32Array(batch.length * columns);
  parts.forEach((part, i) => data.set(part.data, i * atOnce * columns));
  return { rows: batch.length, columns, data };
}

/** The fault of a model whose vectors are not all of one length. */
export function changedLength(path: string) {
  return encoderFault(`${path} gives vectors of different lengths for different texts. Export the encoder so that all its vectors have the same length.`);
}

async function runPart(encoder: OpenedEncoder, part: readonly (readonly number[])[]): Promise<Matrix> {
  const { path, session, graph, padId } = encoder;
  const rows = graph.fixedRows ?? part.length;
  const length = part[0].length;
  const width = graph.fixedLength ?? length;
  // A model that takes a fixed number of texts gets the last one again and again.
  const filled = Array.from({ length: rows }, (_, row) => part[Math.min(row, part.length - 1)]);
  const feeds = await feedsFor(graph, filled, width, padId);
  const output = (await session.run(feeds, [graph.output], SILENT).catch(error => {
    throw runFault(path, length, error);
  }))[graph.output];
  const data = output.data as Float32Array;
  if (!data.every(Number.isFinite)) throw encoderFault(`${path} gives values that are not finite numbers (NaN) for a text of ${length} tokens. Export it anew, in float32.`);
  const vectors = asVectors(output.dims, data);
  if (!vectors) throw encoderFault(`${path} gives "${graph.output}" of the shape ${output.dims.join(' × ')} for ${rows} texts of ${width} tokens. It must be ${rows} × d, or ${rows} × ${width} × d; name another output by the parameter "output", or export it so.`);
  return { rows: part.length, columns: vectors.columns, data: vectors.data.subarray(0, part.length * vectors.columns) };

  function asVectors([first, second, third, ...more]: readonly number[], values: Float32Array): Matrix | undefined {
    if (first !== rows || second === undefined || more.length > 0) return undefined;
    if (third === undefined) return finished({ rows, columns: second, data: values }, encoder);
    return second === width ? vectorsOf({ data: values, rows, width, length }, encoder) : undefined;
  }
}

/** Vectors that the model makes of texts itself have its layers behind them already. */
function finished(vectors: Matrix, { path, graph, saved: { dimensions } }: OpenedEncoder): Matrix {
  if (dimensions !== undefined && dimensions !== vectors.columns) {
    throw encoderFault(`${path} gives "${graph.output}" with ${vectors.columns} numbers, and the layers that are saved beside it lead to ${dimensions}. Name the output with vectors of tokens by the parameter "output", or export the model with all of its layers inside.`);
  }
  return unitRows(vectors);
}

function vectorsOf(tokens: TokenVectors, { path, pooling, saved: { layers, fault } }: OpenedEncoder): Matrix {
  if (fault) throw encoderFault(`${path} gives vectors of tokens, and what comes behind them cannot be read. ${fault}`);
  if (layers.length === 0) return poolTokens(tokens, pooling);
  return unitRows(layers.reduce((vectors, layer) => {
    if (vectors.columns !== layer.weights.columns) throw encoderFault(`${path} leads to vectors of ${vectors.columns} numbers before a layer that takes ${layer.weights.columns}: they belong to different models. Put the model's own layers beside it.`);
    return throughLayer(layer, vectors);
  }, poolTokensAsLong(tokens, pooling)));
}

async function feedsFor(graph: EncoderGraph, batch: readonly (readonly number[])[], width: number, padId: number) {
  const { Tensor } = await loadRuntime();
  const values = {
    ids: flatIds(batch, width, padId),
    mask: flatIds(batch.map(ids => ids.map(() => 1)), width),
    segments: new Int32Array(batch.length * width),
  };
  const dims = [batch.length, width];
  return Object.fromEntries(
    graph.inputs.map(({ name, holds, wide }) => [name, wide ? new Tensor('int64', widened(values[holds]), dims) : new Tensor('int32', values[holds], dims)]),
  );
}

function runFault(path: string, length: number, error: unknown) {
  const reason = reasonOf(error);
  if (/out of (data )?bounds|out of range/i.test(reason)) {
    return encoderFault(`${path} has no vectors for some ids of a text of ${length} tokens. Either tokenizer.json belongs to another model, or the text is too long: set the parameter "tokens" lower.`, error);
  }
  return encoderFault(`${path} fails on a text of ${length} tokens: ${reason}`, error);
}

/** What the runtime says, without where in its code it says so. */
export function reasonOf(error: unknown): string {
  const [first] = (error as Error).message.split('\n');
  return first.replace(/^.*Status Message: /, '').replace(/^Load model from .*? failed: ?/, '').slice(0, 200);
}
