import { expect, onTestFinished, test } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import { createOnnxAlgebra } from '../../../src/engine/onnx/onnxAlgebra';

test('a stop is heard between the products of the runtime', async () => {
  const algebra = await createOnnxAlgebra(2);
  onTestFinished(() => algebra.release());
  const x = { rows: 6_000, columns: 4, data: Float32Array.from({ length: 24_000 }, (_, at) => Math.sin(at)) };
  const controller = new AbortController();
  // Nothing but an event of the loop cancels.
  const report = () => void setImmediate(() => controller.abort());
  await expect(algebra.kNearest(x, 5, { signal: controller.signal, report })).rejects.toThrow(CancelledError);
});
