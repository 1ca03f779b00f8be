import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEncoderFolder } from '../../../src/engine/model/encoder/encoderFolder';
import { temporaryFolder } from './support';
import { withWeightsIn, writeEncoder } from './tinyEncoders';

test('weights beside a model count for what it is, and are never in memory at once: they may be larger than a file that can be', async () => {
  const folder = writeEncoder(temporaryFolder(), withWeightsIn('model.onnx.data'));
  const weights = join(folder, 'model.onnx.data');
  writeFileSync(weights, 'four');
  const { hash } = await readEncoderFolder(folder, 0);
  truncateSync(weights, 256 << 20);
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 1);
  const larger = await readEncoderFolder(folder, 0).finally(() => clearInterval(looking));
  expect(larger.hash).not.toBe(hash);
  expect(most).toBeLessThan(128 << 20);
});
