/**
 * Groups the vectors of a file with all their levels, as the default grouping does and without names: neighbours, graph,
 * sweep, groups with areas and sub-groups, fewer and more groups around them. Prints a JSON line: seconds, CPU seconds, peak
 * memory in MB, groups, agreement (ARI) of the groups with the topics of the vectors and of the best of all levels.
 *
 *     node dist/bench-levelsOfVectors.js FILE.f32
 */
import { groupCount } from '../src/core/clustering/labels';
import { groupVectors } from '../src/core/grouping/groupVectors';
import { adjustedRand } from '../src/core/quality/adjustedRand';
import { createOnnxAlgebra } from '../src/engine/onnx/onnxAlgebra';
import { measured } from './measured';
import { matrixOf, numbersOf } from './numbersOf';

async function main([file]: string[]): Promise<void> {
  const x = matrixOf(file);
  const topics = numbersOf(`${file}.topics`, Int32Array);
  const { result, took } = await measured(async () => {
    const algebra = await createOnnxAlgebra(2);
    const found = await groupVectors(x, algebra, { groups: 'auto', seed: 1, nested: true });
    await algebra.release();
    return found;
  });
  const { area, group, subgroup } = result;
  const finest = group.map((label, i) => (subgroup[i] >= 0 ? groupCount(group) + subgroup[i] : label));
  const ari = adjustedRand(topics, group);
  const bestAri = Math.max(ari, adjustedRand(topics, area), adjustedRand(topics, finest));
  console.log(JSON.stringify({ ...took, groups: groupCount(group), ari, bestAri }));
}

void main(process.argv.slice(2));
