import ort from 'onnxruntime-node';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createOnnxAlgebra } from '../../../src/engine/onnx/onnxAlgebra';
import { matrixOf } from '../matrices';

test('a kernel that could not be made is made for the next who asks', async () => {
  const algebra = await createOnnxAlgebra(1);
  onTestFinished(() => algebra.release());
  const create = vi.spyOn(ort.InferenceSession, 'create').mockRejectedValueOnce(new Error('bad allocation'));
  onTestFinished(() => create.mockRestore());
  const x = matrixOf([[1, 0], [0, 2]]);
  await expect(algebra.productTransposed(x, x)).rejects.toThrow('bad allocation');
  expect([...(await algebra.productTransposed(x, x)).data]).toEqual([1, 0, 0, 4]);
});
