import { copyFileSync, openSync, truncateSync, writeSync, closeSync, readSync, unlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/model/modelFile';
import { modelFolder, temporaryFolder } from './support';

function copyOfModel(): string {
  const folder = temporaryFolder();
  for (const name of ['PROVENANCE.json', 'model.onnx']) copyFileSync(join(modelFolder, name), join(folder, name));
  return folder;
}

function flipByte(path: string, at: number): void {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.of(byte[0] ^ 1), 0, 1, at);
  closeSync(file);
}

const repairable = (kind: string, file: string) => ({ kind, message: expect.stringMatching(new RegExp(`${file}.*Reinstall`)) });

describe('model file', () => {
  test('is accepted when it is whole, and not read again while it stays as it is', async () => {
    const [folder, cache] = [copyOfModel(), temporaryFolder()];
    const path = join(folder, 'model.onnx');
    const then = new Date('2026-01-01');
    utimesSync(path, then, then);
    expect(await checkModel(folder, cache)).toMatchObject({ name: 'all-MiniLM-L6-v2' });
    flipByte(path, 1_000_000);
    await expect(checkModel(folder, cache)).rejects.toMatchObject(repairable('modelDamaged', 'model.onnx'));
    utimesSync(path, then, then);
    expect(await checkModel(folder, cache)).toMatchObject({ name: 'all-MiniLM-L6-v2' });
  });

  test('is refused when cut off', async () => {
    const folder = copyOfModel();
    truncateSync(join(folder, 'model.onnx'), 1_000);
    await expect(checkModel(folder, temporaryFolder())).rejects.toMatchObject(repairable('modelDamaged', 'model.onnx'));
  });

  test('is named when missing', async () => {
    const folder = copyOfModel();
    unlinkSync(join(folder, 'model.onnx'));
    await expect(checkModel(folder, temporaryFolder())).rejects.toMatchObject(repairable('modelMissing', 'model.onnx'));
    unlinkSync(join(folder, 'PROVENANCE.json'));
    await expect(checkModel(folder, temporaryFolder())).rejects.toMatchObject(repairable('modelMissing', 'PROVENANCE.json'));
  });
});
