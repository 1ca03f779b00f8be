import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { oneOf } from '../../../core/parameters';
import { ACTIVATIONS, type DenseLayer } from './denseLayer';
import { readIfThere } from './readIfThere';
import { readSafetensors } from './safetensors';

/** What vectors of texts go through behind the pooling, as sentence-transformers saves it beside a model. */
export interface SavedLayers {
  readonly layers: readonly DenseLayer[];
  /** Numbers of a vector behind the last one, where there is one and that is known. */
  readonly dimensions?: number;
  /** Why they cannot be read, and what to do: without them the model is another one. */
  readonly fault?: string;
  /** What changes when they do. */
  readonly marks: readonly (Uint8Array | string)[];
}

/** Parts that are done elsewhere, or do nothing to a vector but scale it. */
const PASSED = ['Pooling', 'Normalize', 'Dropout'];
const SAVE = 'Save the model again with a current version of sentence-transformers, or export it to ONNX with all of its layers inside.';

/** What is not in a folder of the model's own is not the model's. */
const OWN_FOLDER = /^[\w-][\w.-]*$/;

class LayerFault extends Error {}

/** Reads the layers that `modules.json` lists behind the model itself, or without that file those in folders such as `2_Dense`. */
export async function readSavedLayers(folder: string): Promise<SavedLayers> {
  const parts = await partsOf(folder);
  const layers: DenseLayer[] = [];
  const marks: (Uint8Array | string)[] = [];
  const dimensions = await dimensionsBehind(folder, parts);
  const known = dimensions === undefined ? {} : { dimensions };
  let scaled = false;
  try {
    for (const { type, path } of parts) {
      if (type === 'Normalize') scaled = true;
      if (PASSED.includes(type)) continue;
      if (type !== 'Dense') throw new LayerFault(`modules.json lists a part of the type "${type}", which cannot be read here. Export the model to ONNX with all of its layers inside.`);
      const { layer, marks: own } = await readDense(folder, path);
      layers.push({ ...layer, scaled });
      marks.push(...own, ...(scaled ? ['scaled'] : []));
      scaled = false;
    }
    return { layers, marks, ...known };
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    return { layers: [], marks, ...known, fault: error.message };
  }
}

/** What the last layer says that it leads to: one before it says nothing of that. */
async function dimensionsBehind(folder: string, parts: readonly Part[]): Promise<number | undefined> {
  const last = parts.findLast(({ type }) => !PASSED.includes(type));
  if (last?.type !== 'Dense' || !OWN_FOLDER.test(last.path)) return undefined;
  const { out_features: dimensions } = await readIfThere(join(folder, last.path, 'config.json'));
  return typeof dimensions === 'number' ? dimensions : undefined;
}

/** A part behind the model: the last part of its type's name, and its folder. */
interface Part {
  readonly type: string;
  readonly path: string;
}

async function partsOf(folder: string): Promise<readonly Part[]> {
  const listed = Object.values(await readIfThere(join(folder, 'modules.json'))) as { readonly type?: unknown; readonly path?: unknown }[];
  const parts = listed.slice(1).map(part => ({ type: String(part?.type).split('.').at(-1)!, path: String(part?.path) }));
  const names = listed.length > 0 ? [] : (await readdir(folder)).filter(name => /^\d+_Dense$/.test(name)).sort((a, b) => parseInt(a) - parseInt(b));
  return [...parts, ...names.map(path => ({ type: 'Dense', path }))];
}

async function readDense(folder: string, path: string): Promise<{ readonly layer: Omit<DenseLayer, 'scaled'> } & Pick<SavedLayers, 'marks'>> {
  if (!OWN_FOLDER.test(path)) throw new LayerFault(`modules.json has a layer in "${path}", which is no folder in this one. ${SAVE}`);
  const config = await readIfThere(join(folder, path, 'config.json'));
  const { module_input_name: input = 'sentence_embedding', activation_function: named = 'Tanh' } = config;
  if (input !== 'sentence_embedding') throw new LayerFault(`The layer in ${path} reads "${String(input)}" in place of vectors of texts. Export the model to ONNX with all of its layers inside.`);
  const activation = ACTIVATIONS[String(named).split('.').at(-1)!];
  if (!activation) throw new LayerFault(`The layer in ${path} has the activation ${String(named)}; there are ${oneOf(Object.keys(ACTIVATIONS))}. Export the model to ONNX with all of its layers inside.`);
  const place = join(folder, path, 'model.safetensors');
  const file = await readFile(place).catch(async () => {
    const older = await stat(join(folder, path, 'pytorch_model.bin')).then(() => ` Its pytorch_model.bin is a program as much as a file of numbers, and is not opened.`, () => '');
    throw new LayerFault(`The layer in ${path} has no model.safetensors that can be read.${older} ${SAVE}`);
  });
  return { layer: { ...numbersIn(file, place), activation }, marks: [JSON.stringify(config.activation_function ?? null), file] };
}

function numbersIn(file: Uint8Array, place: string): Pick<DenseLayer, 'weights' | 'bias'> {
  try {
    const tensors = readSafetensors(file);
    const [weights, bias] = [tensors.get('linear.weight'), tensors.get('linear.bias')];
    if (weights?.shape.length !== 2 || weights.data.length === 0) throw new Error('it has no table "linear.weight"');
    const [rows, columns] = weights.shape;
    if (bias && bias.data.length !== rows) throw new Error('its "linear.bias" is of another length');
    if (![weights, bias].every(tensor => tensor?.data.every(Number.isFinite) ?? true)) throw new Error('it has values that are not finite numbers (NaN)');
    return { weights: { rows, columns, data: weights.data }, bias: bias?.data };
  } catch (error) {
    throw new LayerFault(`${place} cannot be used: ${(error as Error).message}. ${SAVE}`);
  }
}
