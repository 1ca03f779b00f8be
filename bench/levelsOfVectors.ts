/**
 * Groups the vectors of a file with all their levels, as an engine does by default and without names: neighbours, graph,
 * sweep, groups with areas and sub-groups, fewer and more groups around them. Prints a JSON line: seconds and CPU seconds of the
 * first time (with the making of kernels and the start of a second thread) and of further times, peak memory in MB, groups,
 * agreement (ARI) of the groups with the topics of the vectors and of the best of all levels.
 *
 *     node dist/bench-levelsOfVectors.js FILE.f32 AGAIN      AGAIN: yes, no, or a number
 */
import { groupCount } from '../src/core/clustering/labels';
import { groupVectors } from '../src/core/grouping/groupVectors';
import { adjustedRand } from '../src/core/quality/adjustedRand';
import { createOnnxAlgebra, type OnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';
import { loadRuntime } from '../src/engine/onnx/runtime';
import { keepGraphThread } from '../src/engine/run/graphThread';
import { measuredAgain } from './measured';
import { matrixOf, numbersOf } from './numbersOf';

async function main([file, again]: string[]): Promise<void> {
  const x = matrixOf(file);
  const topics = numbersOf(`${file}.topics`, Int32Array);
  await loadRuntime();
  const thread = keepGraphThread();
  let loaded: OnnxAlgebra | undefined;
  const { result, took } = await measuredAgain(async () => {
    const algebra = (loaded ??= await createOnnxAlgebra(2));
    return thread.helped(x.rows, helper => groupVectors(x, algebra, { groups: 'auto', seed: 1, nested: true, helper }));
  }, again);
  const { area, group, subgroup } = result;
  const finest = group.map((label, i) => (subgroup[i] >= 0 ? groupCount(group) + subgroup[i] : label));
  const ari = adjustedRand(topics, group);
  const bestAri = Math.max(ari, adjustedRand(topics, area), adjustedRand(topics, finest));
  console.log(JSON.stringify({ ...took, groups: groupCount(group), ari, bestAri }));
}

void main(process.argv.slice(2));
