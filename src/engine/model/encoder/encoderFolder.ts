import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { KindredError } from '../../../core/errors';
import { plainReason } from '../../files/readable';
import { readModel } from '../../onnx/readModel';
import { largestLength } from './lengthLimit';
import { readSavedHabits, type SavedHabits } from './savedHabits';
import { readSavedLayers, type SavedLayers } from './savedLayers';
import type { TokenizerJson } from './tokenizerJson';

/** A user's encoder as it lies in its folder, read but not loaded. */
export interface EncoderFolder {
  readonly modelPath: string;
  readonly tokenizerPath: string;
  /** The contents of tokenizer.json. */
  readonly tokenizer: TokenizerJson;
  /** Changes with the model, its weights and layers beside it and the tokenizer (16 hex digits). */
  readonly hash: string;
  /** Largest number of ids a text may have. */
  readonly limit: number;
  /** How it wants to be used, where that is written there. */
  readonly habits: SavedHabits;
  /** What vectors that are pooled here go through then. */
  readonly saved: SavedLayers;
  /** True when the model finds number ranges within each batch, so that a text's vector depends on the others. */
  readonly batchDependent: boolean;
}

/** A fault of a user's encoder, as an error that says what to do. */
export function encoderFault(message: string, cause?: unknown): KindredError {
  return new KindredError('badInput', message, { cause });
}

/**
 * Reads the folder of a user's encoder: `tokenizer.json`, `model.onnx` there or in `onnx`, where repositories of models have
 * it, files with weights that the model names, and what other files say of its use, where there are such. `tokens` is the
 * length asked for, 0 = as the files say. Rejects with a `KindredError` that says in one line what is wrong.
 */
export async function readEncoderFolder(given: string, tokens: number): Promise<EncoderFolder> {
  const folder = resolve(given);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw encoderFault(`There is no folder ${folder}. Give the folder that holds tokenizer.json and model.onnx.`);
  const hash = createHash('sha256');

  const tokenizerBytes = await readPart(folder, 'tokenizer.json', 'Put the tokenizer that belongs to the model there, in the format of Hugging Face tokenizers.');
  const tokenizerPath = join(folder, 'tokenizer.json');
  const tokenizer = readTokenizer(tokenizerPath, tokenizerBytes);
  hash.update(tokenizerBytes);

  const place = await folderOfModel(folder);
  const modelPath = join(place, 'model.onnx');
  const bytes = await readPart(place, 'model.onnx', 'Export the encoder there in ONNX format.');
  const { weightFiles, operators } = readOrFail(modelPath, bytes);
  hash.update(bytes);
  for (const name of weightFiles) await hashWeights(hash, place, name);
  const saved = await readSavedLayers(folder);
  for (const mark of saved.marks) hash.update(mark);
  const habits = await readSavedHabits(folder, saved.layers.length > 0);

  return {
    modelPath,
    tokenizerPath,
    tokenizer,
    hash: hash.digest('hex').slice(0, 16),
    habits,
    saved,
    limit: await largestLength(folder, tokenizer, tokens, habits.length),
    batchDependent: [...operators].some(operator => operator.startsWith('DynamicQuantize')),
  };
}

/** The folder itself, unless only `onnx` in it has a model. */
async function folderOfModel(folder: string): Promise<string> {
  const isThere = (place: string) => stat(join(place, 'model.onnx')).then(() => true, () => false);
  const inside = join(folder, 'onnx');
  return !(await isThere(folder)) && (await isThere(inside)) ? inside : folder;
}

async function readPart(folder: string, name: string, repair: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch(error => {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw encoderFault(missing ? `The folder ${folder} has no ${name}. ${repair}` : `${join(folder, name)} cannot be read. ${plainReason(error)}`, error);
  });
}

function readTokenizer(path: string, bytes: Buffer): TokenizerJson {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw encoderFault(`${path} is not valid JSON (${(error as Error).message}). Save the tokenizer again.`, error);
  }
  const { model } = (json ?? {}) as Partial<TokenizerJson>;
  if (typeof model !== 'object' || model === null) throw encoderFault(`${path} has no "model". Save the tokenizer again, in the format of Hugging Face tokenizers.`);
  return json as TokenizerJson;
}

function readOrFail(path: string, bytes: Buffer): ReturnType<typeof readModel> {
  if (bytes.subarray(0, 40).toString('latin1').startsWith('version https://git-lfs')) {
    throw encoderFault(`${path} is only a pointer of Git LFS to the model. Fetch the file itself (git lfs pull).`);
  }
  try {
    return readModel(bytes);
  } catch (error) {
    throw encoderFault(`${path} is not an ONNX model. Export the encoder there in ONNX format.`, error);
  }
}

/** Weights kept outside the model file must lie in its folder; they may be larger than what can be read at once. */
async function hashWeights(hash: Hash, folder: string, name: string): Promise<void> {
  const path = resolve(folder, name);
  const inside = relative(folder, path);
  if (inside.startsWith('..') || isAbsolute(inside)) throw encoderFault(`${join(folder, 'model.onnx')} wants its weights from ${name}, outside its folder. Save it with its weights beside it.`);
  try {
    for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part as Buffer);
  } catch (error) {
    throw encoderFault(`${join(folder, 'model.onnx')} has its weights in ${name}, which is missing or cannot be read. Copy that file beside it.`, error);
  }
}
