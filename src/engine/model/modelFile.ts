import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KindredError } from '../../core/errors';
import { keepFile } from '../files/keepFile';
import { reasonOf } from './encoder/encoderRun';

/** What `PROVENANCE.json` says about the model: its name and the size and SHA-256 its file must have. */
export interface ModelRecord {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const REPAIR = 'Reinstall Kindred to repair it (from a clone: git checkout -- models).';

export function missing(path: string, cause: unknown): KindredError {
  return new KindredError('modelMissing', `The language model file ${path} is missing or cannot be read. ${REPAIR}`, { cause });
}

export function damaged(path: string, cause?: unknown): KindredError {
  return new KindredError('modelDamaged', `The language model file ${path} is damaged. ${REPAIR}`, { cause });
}

/** Of a model whose file is sound. */
export function unrunnable(cause: unknown): KindredError {
  const reason = reasonOf(cause);
  return new KindredError(/memory|alloc/i.test(reason) ? 'outOfMemory' : 'internal', `The language model cannot be run (${reason}). What is finished is kept; close other programs if memory is short, and run again.`, { cause });
}

/** Whether a model's file has the contents it must have, whatever was found before. */
export async function isSound(path: string, record: ModelRecord): Promise<boolean> {
  return (await sha256(path)) === record.sha256;
}

/**
 * Checks `model.onnx` of the folder against `PROVENANCE.json`: its size always, its hash only when this file (by size and
 * time of change) was not found sound before; that is remembered in the cache folder. Rejects with a `KindredError`
 * (`modelMissing`, `modelDamaged`) naming the file and the repair.
 */
export async function checkModel(modelFolder: string, cacheFolder: string): Promise<ModelRecord> {
  const record = await readRecord(join(modelFolder, 'PROVENANCE.json'));
  const path = join(modelFolder, 'model.onnx');
  const found = await stat(path).catch(error => {
    throw missing(path, error);
  });
  if (found.size !== record.bytes) throw damaged(path);
  const mark = JSON.stringify([path, found.size, found.mtimeMs, record.sha256]);
  const memory = join(cacheFolder, 'checked-model.json');
  if ((await readFile(memory, 'utf8').catch(() => '')) === mark) return record;
  if (!(await isSound(path, record))) throw damaged(path);
  await keepFile(memory, mark);
  return record;
}

async function readRecord(path: string): Promise<ModelRecord> {
  const text = await readFile(path, 'utf8').catch(error => {
    throw missing(path, error);
  });
  try {
    const { name, files } = JSON.parse(text);
    const { bytes, sha256: hash } = files['minilm/model.onnx'];
    return { name: String(name), bytes: Number(bytes), sha256: String(hash) };
  } catch (error) {
    throw damaged(path, error);
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch (error) {
    throw missing(path, error);
  }
  return hash.digest('hex');
}
