import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readParameters } from '../../../src/core/parameters';
import { onnxParameters } from '../../../src/core/representation/modelParameters';
import { encoderIdentity, encoderOptions, openEncoder } from '../../../src/engine/model/encoder/encoder';
import { readEncoderFolder } from '../../../src/engine/model/encoder/encoderFolder';
import { temporaryFolder } from './support';
import { PIECES, sentenceEncoder, tokenEncoder, tokenVector, writeEncoder } from './tinyEncoders';

/** Two numbers of four; multiples of a sixteenth, which 16 bits hold too. */
const WEIGHTS = [[0.5, -0.25, 0, 0.125], [0.0625, 0.5, -0.5, 0.25]];
const BIAS = [0.25, -0.5];

type Numbers = 'F64' | 'F32' | 'F16' | 'BF16';

function bytesOf(values: readonly number[], type: Numbers): Uint8Array {
  if (type === 'F64') return new Uint8Array(Float64Array.from(values).buffer);
  const wide = Float32Array.from(values);
  if (type === 'F32') return new Uint8Array(wide.buffer);
  const bits = [...new Uint32Array(wide.buffer)];
  const half = (word: number) => (word === 0 ? 0 : ((word >>> 16) & 0x8000) | ((((word >>> 23) & 0xff) - 112) << 10) | ((word >>> 13) & 0x3ff));
  return new Uint8Array(Uint16Array.from(bits, type === 'BF16' ? word => word >>> 16 : half).buffer);
}

const lengthOf = (header: Uint8Array): Buffer => {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return length;
};

/** A file with any header before as many bytes. */
function headed(header: unknown, bytes = 64): Uint8Array {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  return Buffer.concat([lengthOf(text), text, Buffer.alloc(bytes)]);
}

/** A file of safetensors. */
function safetensors(tensors: Readonly<Record<string, { shape: readonly number[]; values: readonly number[] }>>, type: Numbers = 'F32'): Uint8Array {
  let at = 0;
  const parts = Object.values(tensors).map(({ values }) => bytesOf(values, type));
  const entries = Object.entries(tensors).map(([name, { shape }], i) => [name, { dtype: type, shape, data_offsets: [at, (at += parts[i].length)] }]);
  const header = Buffer.from(JSON.stringify({ __metadata__: { format: 'pt' }, ...Object.fromEntries(entries) }));
  return Buffer.concat([lengthOf(header), header, ...parts]);
}

const linear = (weights: readonly (readonly number[])[], bias?: readonly number[]) => ({ 'linear.weight': { shape: [weights.length, weights[0].length], values: weights.flat() }, ...(bias && { 'linear.bias': { shape: [bias.length], values: bias } }) });
const config = (weights: readonly (readonly number[])[], activation: string, more: object = {}) => ({ in_features: weights[0].length, out_features: weights.length, activation_function: `torch.nn.modules.activation.${activation}`, ...more });

function writeLayer(folder: string, path: string, settings: object, file?: Uint8Array): void {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, 'config.json'), JSON.stringify(settings));
  if (file) writeFileSync(join(folder, path, 'model.safetensors'), file);
}

const listed = (folder: string, ...parts: (readonly [type: string, path: string])[]) =>
  writeFileSync(join(folder, 'modules.json'), JSON.stringify([['Transformer', ''] as const, ...parts].map(([type, path], idx) => ({ idx, name: String(idx), path, type: `sentence_transformers.models.${type}` }))));

async function open(folder: string, given: Record<string, unknown> = {}) {
  const parameters = readParameters('onnx', onnxParameters, { folder, ...given });
  const read = await readEncoderFolder(folder, 0);
  const encoder = await openEncoder(read, encoderOptions(read, parameters, 1));
  onTestFinished(() => encoder.release());
  return encoder;
}

const idsOf = (text: string) => [2, ...text.split(' ').map(word => PIECES.indexOf(word)), 3];
const mean = (text: string) => idsOf(text).map(tokenVector).reduce((a, b) => a.map((x, i) => x + b[i])).map(x => x / idsOf(text).length);
const unit = (vector: readonly number[]) => vector.map(x => x / Math.hypot(...vector));
const through = (vector: readonly number[], weights: readonly (readonly number[])[], bias: readonly number[], activation: (x: number) => number) => weights.map((row, i) => activation(row.reduce((sum, w, j) => sum + w * vector[j], bias[i] ?? 0)));

async function expectVectors(folder: string, expected: (text: string) => readonly number[], given: Record<string, unknown> = {}) {
  const texts = ['bread', 'star moon comet oven'];
  const { data, columns } = await (await open(folder, given)).embed(texts);
  texts.forEach((text, row) => unit(expected(text)).forEach((x, at) => expect(data[row * columns + at]).toBeCloseTo(x, 5)));
}

const encoderFolder = () => writeEncoder(temporaryFolder(), tokenEncoder);
const dense = (text: string) => through(mean(text), WEIGHTS, BIAS, Math.tanh);

describe('layers behind the pooling of an own encoder', () => {
  test.each(['F64', 'F32', 'F16', 'BF16'] as const)('are read from numbers of the kind %s, and their vectors are of their length', async type => {
    const folder = encoderFolder();
    listed(folder, ['Pooling', '1_Pooling'], ['Dense', '2_Dense'], ['Normalize', '3_Normalize']);
    writeLayer(folder, '2_Dense', config(WEIGHTS, 'Tanh'), safetensors(linear(WEIGHTS, BIAS), type));
    expect((await open(folder)).dimensions).toBe(2);
    await expectVectors(folder, dense);
  });

  test('follow each other, without a bias or an activation where they have none', async () => {
    const folder = encoderFolder();
    const wide = [[1, 0], [0, 2], [-1, 1]];
    listed(folder, ['Pooling', '1_Pooling'], ['Dense', '2_Dense'], ['Dense', '3_Dense']);
    writeLayer(folder, '2_Dense', { ...config(WEIGHTS, ''), activation_function: 'torch.nn.modules.linear.Identity' }, safetensors(linear(WEIGHTS)));
    writeLayer(folder, '3_Dense', config(wide, 'ReLU'), safetensors(linear(wide, [0.5, 0, 0])));
    await expectVectors(folder, text => through(through(mean(text), WEIGHTS, [], x => x), wide, [0.5, 0, 0], x => Math.max(0, x)));
  });

  test('see vectors of length 1 where these are scaled before them', async () => {
    const folder = encoderFolder();
    listed(folder, ['Pooling', '1_Pooling'], ['Normalize', '2_Normalize'], ['Dense', '3_Dense'], ['Dense', '4_Dense']);
    writeLayer(folder, '3_Dense', config(WEIGHTS, 'Tanh'), safetensors(linear(WEIGHTS, BIAS)));
    const square = [[1, 0.5], [-0.5, 1]];
    writeLayer(folder, '4_Dense', config(square, 'Sigmoid'), safetensors(linear(square)));
    await expectVectors(folder, text => through(through(unit(mean(text)), WEIGHTS, BIAS, Math.tanh), square, [], x => 1 / (1 + Math.exp(-x))));
  });

  test('are found by their folders where nothing lists them, and go with any pooling', async () => {
    const folder = encoderFolder();
    writeLayer(folder, '2_Dense', config(WEIGHTS, 'Sigmoid'), safetensors(linear(WEIGHTS, BIAS)));
    await expectVectors(folder, () => through(tokenVector(2), WEIGHTS, BIAS, x => 1 / (1 + Math.exp(-x))), { pooling: 'cls' });
  });

  test('change the name of the model', async () => {
    const folder = encoderFolder();
    const identity = async () => {
      const read = await readEncoderFolder(folder, 0);
      return encoderIdentity(read, encoderOptions(read, readParameters('onnx', onnxParameters, { folder }), 1));
    };
    const names = [await identity()];
    for (const bias of [BIAS, [0, 0]]) {
      writeLayer(folder, '2_Dense', config(WEIGHTS, 'Tanh'), safetensors(linear(WEIGHTS, bias)));
      names.push(await identity());
    }
    writeLayer(folder, '2_Dense', config(WEIGHTS, 'ReLU'), safetensors(linear(WEIGHTS, [0, 0])));
    names.push(await identity());
    expect(new Set(names).size).toBe(4);
  });

  test('are not put behind vectors of texts that have them already, even where they cannot be read', async () => {
    const folder = writeEncoder(temporaryFolder(), sentenceEncoder);
    writeLayer(folder, '2_Dense', { in_features: 4, out_features: 4 });
    await expectVectors(folder, mean);
  });

  test('lead to what the last of them says, whichever cannot be read', async () => {
    const folder = writeEncoder(temporaryFolder(), sentenceEncoder);
    writeLayer(folder, '2_Dense', { in_features: 4, out_features: 8 });
    writeLayer(folder, '3_Dense', { in_features: 8, out_features: 4 });
    await expectVectors(folder, mean);
    listed(folder, ['Dense', '2_Dense'], ['CNN', '3_CNN']);
    await expectVectors(folder, mean);
  });

  const tanh = config(WEIGHTS, 'Tanh');
  const numbers = safetensors(linear(WEIGHTS, BIAS));
  test.each<[string, (folder: string) => void, string]>([
    ['only an older file', folder => [writeLayer(folder, '2_Dense', tanh), writeFileSync(join(folder, '2_Dense/pytorch_model.bin'), 'PK')], 'The layer in 2_Dense has no model.safetensors that can be read. Its pytorch_model.bin is a program'],
    ['no numbers', folder => writeLayer(folder, '2_Dense', tanh), 'The layer in 2_Dense has no model.safetensors that can be read. Save the model again'],
    ['a file cut off', folder => writeLayer(folder, '2_Dense', tanh, numbers.subarray(0, numbers.length - 4)), '"linear.bias" is cut off'],
    ['a file that is none', folder => writeLayer(folder, '2_Dense', tanh, Buffer.from('PK\u0003\u0004 no tensors')), 'cut off, or no file of safetensors'],
    ['an empty file', folder => writeLayer(folder, '2_Dense', tanh, Buffer.alloc(0)), 'cut off, or no file of safetensors'],
    ['a header that is no JSON', folder => writeLayer(folder, '2_Dense', tanh, headed('{"linear.weight":\n')), 'cut off, or no file of safetensors'],
    ['a header that is nothing', folder => writeLayer(folder, '2_Dense', tanh, headed(null)), 'cut off, or no file of safetensors'],
    ['a tensor that is nothing', folder => writeLayer(folder, '2_Dense', tanh, headed({ 'linear.weight': null })), '"linear.weight" is of the type undefined'],
    ['a tensor without a shape', folder => writeLayer(folder, '2_Dense', tanh, headed({ 'linear.weight': { dtype: 'F32', data_offsets: [0, 4] } })), '"linear.weight" has no sizes'],
    ['sizes below zero', folder => writeLayer(folder, '2_Dense', tanh, headed({ 'linear.weight': { dtype: 'F32', shape: [-2, -4], data_offsets: [0, 32] } })), '"linear.weight" has no sizes'],
    ['sizes that are no whole numbers', folder => writeLayer(folder, '2_Dense', tanh, headed({ 'linear.weight': { dtype: 'F32', shape: [0.5, 16], data_offsets: [0, 32] } })), '"linear.weight" has no sizes'],
    ['numbers before the first', folder => writeLayer(folder, '2_Dense', tanh, headed({ 'linear.weight': { dtype: 'F32', shape: [2, 4], data_offsets: [-8, 24] } })), '"linear.weight" has no sizes'],
    ['a table without rows', folder => writeLayer(folder, '2_Dense', tanh, headed({ 'linear.weight': { dtype: 'F32', shape: [0, 4], data_offsets: [0, 0] } })), 'it has no table "linear.weight"'],
    ['values that are no numbers', folder => writeLayer(folder, '2_Dense', tanh, safetensors(linear([[1, 2, NaN, 4]]))), 'values that are not finite numbers (NaN)'],
    ['values beyond all bounds', folder => writeLayer(folder, '2_Dense', tanh, safetensors(linear(WEIGHTS, [1e300, 0]), 'F64')), 'values that are not finite numbers (NaN)'],
    ['other tensors', folder => writeLayer(folder, '2_Dense', tanh, safetensors({ 'conv.weight': { shape: [1], values: [1] } })), 'it has no table "linear.weight"'],
    ['a bias of another length', folder => writeLayer(folder, '2_Dense', tanh, safetensors(linear(WEIGHTS, [1]))), '"linear.bias" is of another length'],
    ['an activation there is not', folder => writeLayer(folder, '2_Dense', config(WEIGHTS, 'Mish'), numbers), 'has the activation torch.nn.modules.activation.Mish; there are Identity, Tanh, ReLU or Sigmoid'],
    ['a layer for tokens', folder => writeLayer(folder, '2_Dense', { ...tanh, module_input_name: 'token_embeddings' }, numbers), 'reads "token_embeddings"'],
    ['a part of another kind', folder => listed(folder, ['Pooling', '1_Pooling'], ['CNN', '2_CNN']), 'a part of the type "CNN"'],
    ['a layer elsewhere', folder => listed(folder, ['Dense', '../other/2_Dense']), 'a layer in "../other/2_Dense", which is no folder in this one'],
    ['a layer of another model', folder => writeLayer(folder, '2_Dense', config([[1, 2, 3]], 'Tanh'), safetensors(linear([[1, 2, 3]]))), 'vectors of 4 numbers before a layer that takes 3'],
    ['a pooling whose length is seen', folder => [writeLayer(folder, '2_Dense', tanh, numbers), writeLayer(folder, '1_Pooling', { pooling_mode_mean_sqrt_len_tokens: true })], 'pools its tokens by mean_sqrt_len_tokens'],
  ])('%s is told in one line', async (_, spoil, says) => {
    const folder = encoderFolder();
    spoil(folder);
    const failure = await open(folder).then(() => undefined, error => error);
    expect(failure).toMatchObject({ kind: 'badInput', message: expect.stringContaining(says) });
    expect(failure.message).toContain(folder);
    expect(failure.message).not.toContain('\n');
  });

  test('of another length than the vectors of texts that the model gives are told', async () => {
    const folder = writeEncoder(temporaryFolder(), sentenceEncoder);
    writeLayer(folder, '2_Dense', tanh, numbers);
    await expect(open(folder)).rejects.toMatchObject({ kind: 'badInput', message: expect.stringMatching(/"vectors" with 4 numbers, and the layers that are saved beside it lead to 2\. Name the output/) });
  });
});
