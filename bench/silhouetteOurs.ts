/**
 * The mean silhouette of the topics of a file of vectors by one metric, as one JSON line: value, seconds, CPU seconds, peak
 * memory in MB. Rows without a topic (−1) count as one more topic. Loading the native library is not counted, as the import
 * of the peer is not; making its kernels is.
 *
 *     node dist/bench-silhouetteOurs.js FILE.f32 euclidean|cosine
 */
import { meanOfGrouped, meanSilhouette } from '../src/core/quality/silhouette';
import { euclideanSilhouettes } from '../src/core/quality/silhouetteEuclidean';
import { createOnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';
import { loadRuntime } from '../src/engine/onnx/runtime';
import { measured } from './measured';
import { matrixOf, numbersOf } from './numbersOf';

async function main([file, metric]: string[]): Promise<void> {
  const x = matrixOf(file);
  const topics = numbersOf(`${file}.topics`, Int32Array);
  const labels = topics.map(topic => topic + 1);
  await loadRuntime();
  const { result, took } = await measured(async () => {
    const algebra = await createOnnxAlgebra(2);
    const value = metric === 'cosine' ? await meanSilhouette(x, labels, algebra) : meanOfGrouped(await euclideanSilhouettes(x, labels, algebra), labels);
    await algebra.release();
    return value;
  });
  console.log(JSON.stringify({ value: result, ...took }));
}

void main(process.argv.slice(2));
