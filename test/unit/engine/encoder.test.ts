import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readParameters } from '../../../src/core/parameters';
import { embedQuestions } from '../../../src/core/representation/embedder';
import { onnxParameters } from '../../../src/core/representation/modelParameters';
import { encoderIdentity, encoderOptions, openEncoder, type EncoderOptions } from '../../../src/engine/model/encoder/encoder';
import { readEncoderFolder } from '../../../src/engine/model/encoder/encoderFolder';
import { checkModel } from '../../../src/engine/model/modelFile';
import { loadTokenizer } from '../../../src/engine/model/tokenizer';
import { createTransformer } from '../../../src/engine/model/transformer';
import { FLOAT, INT64, modelBytes, type Graph } from '../../../src/engine/onnx/model';
import { modelFolder, temporaryFolder } from './support';
import { PIECES, sentenceEncoder, tokenEncoder, tokenizerJson, tokenNodes, tokenVector, value, withWeightsIn, writeEncoder } from './tinyEncoders';

async function open(folder: string, given: Record<string, unknown> = {}) {
  const parameters = readParameters('onnx', onnxParameters, { folder, ...given });
  const read = await readEncoderFolder(folder, Number(parameters.tokens));
  const encoder = await openEncoder(read, encoderOptions(read, parameters, 1));
  onTestFinished(() => encoder.release());
  return encoder;
}

const rowsOf = ({ data, columns }: { data: Float32Array; columns: number }) => Array.from({ length: data.length / columns }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);
const unit = (vector: readonly number[]) => vector.map(x => x / Math.hypot(...vector));
/** Ids of a text between [CLS] and [SEP]. */
const idsOf = (text: string) => [2, ...text.split(' ').filter(Boolean).map(word => Math.max(1, PIECES.indexOf(word))), 3];
const sum = (text: string) => idsOf(text).map(tokenVector).reduce((a, b) => a.map((x, i) => x + b[i]));

function expectRows(actual: readonly (readonly number[])[], expected: readonly (readonly number[])[]) {
  actual.forEach((row, i) => row.forEach((x, column) => expect(x).toBeCloseTo(expected[i][column], 5)));
}

const texts = ['bread dough', 'star moon comet oven', 'bread', '', 'star unknown', 'dough bread'];

describe('an own encoder', () => {
  test.each([
    ['mean', (text: string) => sum(text)],
    ['cls', () => tokenVector(2)],
    ['last', () => tokenVector(3)],
    ['max', (text: string) => idsOf(text).map(tokenVector).reduce((a, b) => a.map((x, i) => Math.max(x, b[i])))],
  ])('with vectors of tokens is pooled by %s', async (pooling, expected) => {
    const encoder = await open(writeEncoder(temporaryFolder(), tokenEncoder), { pooling });
    expectRows(rowsOf(await encoder.embed(texts)), texts.map(text => unit(expected(text))));
  });

  test('with vectors of texts is taken as it is, and gets 32-bit ids, mask and segments', async () => {
    const encoder = await open(writeEncoder(temporaryFolder(), sentenceEncoder), { pooling: 'max' });
    expectRows(rowsOf(await encoder.embed(texts)), texts.map(text => unit(sum(text))));
  });

  test('of a fixed number of texts and ids is filled up, padding left out', async () => {
    const inputs = sentenceEncoder.inputs.map(input => ({ ...input, dims: [3, 8] }));
    const fixed = await open(writeEncoder(temporaryFolder(), { ...sentenceEncoder, inputs }));
    expectRows(rowsOf(await fixed.embed(texts)), texts.map(text => unit(sum(text))));
    const tokens = await open(writeEncoder(temporaryFolder(), { ...tokenEncoder, inputs: [value('input_ids', INT64, 1, 8)], outputs: [value('tokens', FLOAT, 1, 8, 4)] }));
    expectRows(rowsOf(await tokens.embed(texts)), texts.map(text => unit(sum(text))));
  });

  test('cuts long texts and keeps the special tokens', async () => {
    const encoder = await open(writeEncoder(temporaryFolder(), tokenEncoder), { tokens: 16 });
    const long = `${'bread '.repeat(14)}${'star '.repeat(40)}`;
    expectRows(rowsOf(await encoder.embed([long])), [unit(sum('bread '.repeat(14)))]);
  });

  test('has the largest length its files name', async () => {
    const folder = writeEncoder(temporaryFolder(), tokenEncoder, { ...tokenizerJson, truncation: { max_length: 64 } });
    expect((await readEncoderFolder(folder, 0)).limit).toBe(64);
    expect((await readEncoderFolder(folder, 300)).limit).toBe(300);
    writeFileSync(join(folder, 'config.json'), '{"max_position_embeddings": 48}');
    writeFileSync(join(folder, 'tokenizer_config.json'), '{"model_max_length": 1000000000000000019884624838656}');
    expect((await readEncoderFolder(folder, 0)).limit).toBe(48);
    expect((await readEncoderFolder(folder, 300)).limit).toBe(48);
  });

  test('puts a prefix before every text', async () => {
    const encoder = await open(writeEncoder(temporaryFolder(), tokenEncoder), { prefix: 'moon ' });
    expectRows(rowsOf(await encoder.embed(['bread'])), [unit(sum('moon bread'))]);
  });

  const beside = (folder: string, files: Readonly<Record<string, unknown>>) => {
    mkdirSync(join(folder, '1_Pooling'), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
    return folder;
  };

  test.each([
    [{ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }, {}, () => tokenVector(2)],
    [{ pooling_mode: 'lasttoken' }, {}, () => tokenVector(3)],
    [{ pooling_mode_mean_sqrt_len_tokens: true }, {}, sum],
    [{ word_embedding_dimension: 4 }, {}, sum],
    [{ pooling_mode: 'lasttoken' }, { pooling: 'cls' }, () => tokenVector(2)],
    [{ pooling_mode_weightedmean_tokens: true }, { pooling: 'mean' }, sum],
  ])('is pooled as %j beside it says, unless told otherwise: %j', async (written, given, expected) => {
    const encoder = await open(beside(writeEncoder(temporaryFolder(), tokenEncoder), { '1_Pooling/config.json': written }), given);
    expectRows(rowsOf(await encoder.embed(['bread dough'])), [unit(expected('bread dough'))]);
  });

  test('puts the prompt for documents before them that stands beside it, and reads no more than it has learnt', async () => {
    const prompts = { prompts: { query: 'star ', passage: 'moon ', document: '' }, default_prompt_name: null };
    const folder = beside(writeEncoder(temporaryFolder(), tokenEncoder), { 'config_sentence_transformers.json': prompts, 'sentence_bert_config.json': { max_seq_length: 32 } });
    expectRows(rowsOf(await (await open(folder)).embed(['bread'])), [unit(sum('moon bread'))]);
    expectRows(rowsOf(await (await open(folder, { prefix: 'comet ' })).embed(['bread'])), [unit(sum('comet bread'))]);
    expect([(await readEncoderFolder(folder, 0)).limit, (await readEncoderFolder(folder, 300)).limit]).toEqual([32, 300]);
    const empty = { prompts: { query: 'star ', document: '' }, default_prompt_name: 'query' };
    expectRows(rowsOf(await (await open(beside(writeEncoder(temporaryFolder(), tokenEncoder), { 'config_sentence_transformers.json': empty }))).embed(['bread'])), [unit(sum('bread'))]);
    const usual = beside(writeEncoder(temporaryFolder(), tokenEncoder), { 'config_sentence_transformers.json': { prompts: { query: 'star ', topic: 'oven ' }, default_prompt_name: 'topic' } });
    expectRows(rowsOf(await (await open(usual)).embed(['bread'])), [unit(sum('oven bread'))]);
  });

  test.each([
    [{ query: 'star ', document: 'moon ' }, {}, 'moon bread', 'star bread'],
    [{ question: 'star ' }, {}, 'bread', 'star bread'],
    [{ document: 'moon ' }, {}, 'moon bread', 'moon bread'],
    [{ query: 'star ', document: 'moon ' }, { prefix: '' }, 'bread', 'star bread'],
    [{ query: 'star ', document: 'moon ' }, { questionPrefix: '' }, 'moon bread', 'bread'],
    [{ query: 'star ', document: 'moon ' }, { prefix: 'comet ', questionPrefix: 'oven ' }, 'comet bread', 'oven bread'],
    [{}, { prefix: 'comet ' }, 'comet bread', 'comet bread'],
    // What is written to be nothing is no reason to take another one.
    [{ query: '', document: 'moon ' }, {}, 'moon bread', 'bread'],
    [{ query: '', question: 'star ', passage: '' }, {}, 'bread', 'star bread'],
  ])('with the prompts %j beside it and %j reads documents as %j and questions as %j', async (prompts, given, document, question) => {
    const encoder = await open(beside(writeEncoder(temporaryFolder(), tokenEncoder), { 'config_sentence_transformers.json': { prompts } }), given);
    expectRows(rowsOf(await encoder.embed(['bread'])), [unit(sum(document))]);
    expectRows(rowsOf(await embedQuestions(encoder, ['bread'])), [unit(sum(question))]);
  });

  test('lies in the folder itself, or in the one for ONNX in it', async () => {
    const folder = writeEncoder(temporaryFolder(), tokenEncoder);
    mkdirSync(join(folder, 'onnx'));
    renameSync(join(folder, 'model.onnx'), join(folder, 'onnx/model.onnx'));
    expectRows(rowsOf(await (await open(folder)).embed(['bread'])), [unit(sum('bread'))]);
  });

  test('gives rows of zeros for texts without any known piece', async () => {
    const bare = { ...tokenizerJson, post_processor: null, model: { ...tokenizerJson.model, unk_token: undefined } };
    const encoder = await open(writeEncoder(temporaryFolder(), tokenEncoder, bare));
    expectRows(rowsOf(await encoder.embed(['', 'never seen', 'bread'])), [[0, 0, 0, 0], [0, 0, 0, 0], unit(tokenVector(4))]);
  });

  test('is named by model, tokenizer and options, not by its place', async () => {
    const options: EncoderOptions = { threads: 1, pooling: 'mean', output: '', prefix: '', questionPrefix: '' };
    const identity = async (folder: string, tokens = 0, more: Partial<EncoderOptions> = {}) => encoderIdentity(await readEncoderFolder(folder, tokens), { ...options, ...more });
    const [first, second] = [temporaryFolder(), temporaryFolder()].map(folder => writeEncoder(folder, tokenEncoder));
    expect(await identity(first)).toBe(await identity(second));
    const others = [
      await identity(first, 100),
      await identity(first, 0, { pooling: 'cls' }),
      await identity(first, 0, { prefix: 'moon ' }),
      await identity(writeEncoder(temporaryFolder(), sentenceEncoder)),
      await identity(writeEncoder(temporaryFolder(), tokenEncoder, { ...tokenizerJson, normalizer: null })),
    ];
    expect(new Set([await identity(first), ...others]).size).toBe(6);
  });

  test('is the bundled model when it is that one', async () => {
    const own = await open(modelFolder, { tokens: 128 });
    const bundled = createTransformer(modelFolder, await checkModel(modelFolder, temporaryFolder()), await loadTokenizer(modelFolder), { threads: 1 });
    onTestFinished(() => bundled.release());
    const some = ['How to bake bread', 'Ünïcödé façade 你好', 'The minutes were approved. '.repeat(60), ''];
    expectRows(rowsOf(await own.embed(some)), rowsOf(await bundled.embed(some)));
  });

  test('whose ranges depend on the batch gets its texts one by one', async () => {
    const graph: Graph = {
      ...tokenEncoder,
      nodes: [
        ...tokenNodes('input_ids'),
        { op: 'DynamicQuantizeLinear', inputs: ['tokens'], outputs: ['values', 'scale', 'zero'] },
        { op: 'DequantizeLinear', inputs: ['values', 'scale', 'zero'], outputs: ['rough'] },
      ],
      outputs: [value('rough', FLOAT, 'batch', 'sequence', 4)],
    };
    const encoder = await open(writeEncoder(temporaryFolder(), graph));
    const together = rowsOf(await encoder.embed(['bread dough', 'star comet']));
    expect(together).toEqual([...rowsOf(await encoder.embed(['bread dough'])), ...rowsOf(await encoder.embed(['star comet']))]);
  });
});

/** Each way a folder can be wrong, and what the message says. */
const faults: [string, (folder: string) => void, string, Record<string, unknown>?][] = [
  ['no folder', folder => rmSync(folder, { recursive: true }), 'There is no folder'],
  ['no tokenizer.json', folder => rmSync(join(folder, 'tokenizer.json')), 'has no tokenizer.json'],
  ['a folder for a tokenizer', folder => void [rmSync(join(folder, 'tokenizer.json')), mkdirSync(join(folder, 'tokenizer.json'))], 'tokenizer.json cannot be read. It is a folder, not a file.'],
  ['no model.onnx', folder => rmSync(join(folder, 'model.onnx')), 'has no model.onnx'],
  ['bad JSON', folder => writeFileSync(join(folder, 'tokenizer.json'), '{"model": '), 'is not valid JSON'],
  ['JSON that is no tokenizer', folder => writeFileSync(join(folder, 'tokenizer.json'), '[1]'), 'has no "model"'],
  ['a tokenizer of another type', folder => void writeEncoder(folder, tokenEncoder, { ...tokenizerJson, model: { type: 'Hyphenator', vocab: {} } }), 'is of the type "Hyphenator"; supported are WordPiece, BPE, Unigram or WordLevel'],
  ['a tokenizer with a step that is unknown', folder => void writeEncoder(folder, tokenEncoder, { ...tokenizerJson, normalizer: { type: 'Nonsense' } }), 'cannot be used: Unknown Normalizer type: Nonsense'],
  ['a file that is no model', folder => writeFileSync(join(folder, 'model.onnx'), 'PK\u0003\u0004 not a model'), 'is not an ONNX model'],
  ['a model cut off', folder => writeFileSync(join(folder, 'model.onnx'), modelBytes(sentenceEncoder).subarray(0, 300)), 'is not an ONNX model'],
  ['a pointer of Git LFS', folder => writeFileSync(join(folder, 'model.onnx'), 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n'), 'pointer of Git LFS'],
  ['weights in a missing file', folder => writeFileSync(join(folder, 'model.onnx'), withWeightsIn('model.onnx.data')), 'has its weights in model.onnx.data, which is missing'],
  ['weights in a file outside', folder => writeFileSync(join(folder, 'model.onnx'), withWeightsIn('../../secret.bin')), 'outside its folder'],
  ['an operator nobody knows', folder => void writeEncoder(folder, { ...tokenEncoder, nodes: [{ op: 'Fantasy', inputs: ['input_ids'], outputs: ['tokens'] }] }), 'cannot be opened: '],
  ['another input', folder => void writeEncoder(folder, { ...tokenEncoder, inputs: [...tokenEncoder.inputs, value('pixel_values', FLOAT, 'batch', 3)] }), 'needs an input "pixel_values"; an encoder may take input_ids, attention_mask or token_type_ids'],
  ['ids as floats', folder => void writeEncoder(folder, { nodes: [{ op: 'Abs', inputs: ['input_ids'], outputs: ['tokens'] }], inputs: [value('input_ids', FLOAT, 'batch', 's')], outputs: tokenEncoder.outputs.map(o => ({ ...o, dims: ['batch', 's'] })) }), 'takes float32; it must be int64 or int32'],
  ['no ids', folder => void writeEncoder(folder, { ...sentenceEncoder, nodes: [...tokenNodes('attention_mask'), { op: 'Gather', inputs: ['tokens', 'token_type_ids'], outputs: ['vectors'] }], inputs: sentenceEncoder.inputs.slice(1) }), 'has no input "input_ids"'],
  ['no floats', folder => void writeEncoder(folder, { ...tokenEncoder, nodes: [{ op: 'Abs', inputs: ['input_ids'], outputs: ['tokens'] }], outputs: [value('tokens', INT64, 'batch', 'sequence')] }), 'gives no float32 vectors (tokens: int64)'],
  ['no such output', () => undefined, 'has no output "sentence"; it has tokens', { output: 'sentence' }],
  ['a pooling there is not', folder => void [mkdirSync(join(folder, '1_Pooling')), writeFileSync(join(folder, '1_Pooling/config.json'), '{"pooling_mode": "weightedmean"}')], 'pools its tokens by weightedmean; there are mean, cls, max or last'],
  ['a number a text', folder => void writeEncoder(folder, reduced([1, 2])), 'of the shape 2 for 2 texts of 5 tokens'],
  ['a matrix a token', folder => void writeEncoder(folder, { ...tokenEncoder, nodes: [...tokenNodes('input_ids'), { op: 'Constant', inputs: [], outputs: ['end'], attributes: { value_ints: [3] } }, { op: 'Unsqueeze', inputs: ['tokens', 'end'], outputs: ['deep'] }], outputs: [value('deep', FLOAT, 'b', 's', 4, 1)] }), 'of the shape 2 × 5 × 4 × 1'],
  ['vectors of all texts together', folder => void writeEncoder(folder, reduced([0])), 'of the shape 5 × 4 for 2 texts'],
  ['values that are no numbers', folder => void writeEncoder(folder, { ...tokenEncoder, nodes: [...tokenNodes('input_ids'), { op: 'Log', inputs: ['tokens'], outputs: ['logs'] }], outputs: [value('logs', FLOAT, 'b', 's', 4)] }), 'not finite numbers (NaN)'],
  ['vectors as long as their texts', folder => void writeEncoder(folder, reduced([2])), 'vectors of different lengths'],
  ['a smaller vocabulary', folder => void writeEncoder(folder, { ...tokenEncoder, nodes: tokenNodes('input_ids', 6) }), 'knows fewer pieces than tokenizer.json'],
  ['fewer places than asked for', folder => void writeEncoder(folder, withPlaces(32)), 'cannot take texts of 100 tokens. Set the parameter "tokens" lower', { tokens: 100 }],
];

/** The token vectors' mean over some axes. */
function reduced(axes: readonly number[]): Graph {
  return {
    ...tokenEncoder,
    nodes: [...tokenNodes('input_ids'), { op: 'ReduceMean', inputs: ['tokens'], outputs: ['less'], attributes: { axes, keepdims: 0 } }],
    outputs: [value('less', FLOAT, ...Array.from({ length: 3 - axes.length }, (_, i) => `d${i}`))],
  };
}

/** An encoder that adds something to each place of a text, of which it knows so many. */
function withPlaces(places: number): Graph {
  return {
    ...tokenEncoder,
    nodes: [
      ...tokenNodes('input_ids'),
      { op: 'Constant', inputs: [], outputs: ['places'], attributes: { value_ints: Array.from({ length: places }, (_, i) => i) } },
      { op: 'Shape', inputs: ['input_ids'], outputs: ['size'], attributes: { start: 1 } },
      { op: 'Constant', inputs: [], outputs: ['none'], attributes: { value_ints: [0] } },
      { op: 'Slice', inputs: ['places', 'none', 'size'], outputs: ['here'] },
      { op: 'Constant', inputs: [], outputs: ['end'], attributes: { value_ints: [1] } },
      { op: 'Unsqueeze', inputs: ['here', 'end'], outputs: ['column'] },
      { op: 'Cast', inputs: ['column'], outputs: ['added'], attributes: { to: FLOAT } },
      { op: 'Add', inputs: ['tokens', 'added'], outputs: ['placed'] },
    ],
    outputs: [value('placed', FLOAT, 'batch', 'sequence', 4)],
  };
}

test.each(faults)('%s is told in one line', async (...[, spoil, says, given]) => {
  const folder = writeEncoder(temporaryFolder(), tokenEncoder);
  spoil(folder);
  const failure = await open(folder, given).then(
    () => undefined,
    error => error,
  );
  expect(failure).toMatchObject({ kind: 'badInput', message: expect.stringContaining(says) });
  expect(failure.message).toContain(folder);
  expect(failure.message).not.toContain('\n');
});
