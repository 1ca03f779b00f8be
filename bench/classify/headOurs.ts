/**
 * Learns classes from vectors and prints one JSON line for each training set of TASK.json:
 * {vectors (file of float32 rows), columns, labels (a number a row), trainings (lists of rows), test (rows)}: what was said
 * of the test's rows with how sure, the freedom chosen, what cross-validation promised, and the seconds it took.
 *
 *     node dist/bench-headOurs.js TASK.json THREADS
 */
import { readFileSync } from 'node:fs';
import { rowsOf } from '../../src/core/algebra/rows';
import { classReport } from '../../src/core/classify/classReport';
import { learnClasses } from '../../src/core/classify/learn';
import { classProbabilities } from '../../src/core/classify/softmax';
import { likeliest, UNSURE_BELOW } from '../../src/core/classify/verdicts';
import { createOnnxAlgebra } from '../../src/engine/onnx/onnxAlgebra';

interface Task {
  readonly vectors: string;
  readonly columns: number;
  readonly labels: readonly number[];
  readonly trainings: readonly (readonly number[])[];
  readonly test: readonly number[];
}

async function main([file, threads]: string[]): Promise<void> {
  const { vectors, columns, labels, trainings, test } = JSON.parse(readFileSync(file, 'utf8')) as Task;
  const bytes = readFileSync(vectors);
  const x = { rows: labels.length, columns, data: new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4) };
  const classes = Array.from(new Set(labels), String);
  const algebra = await createOnnxAlgebra(Number(threads));
  const asked = rowsOf(x, Int32Array.from(test));
  for (const training of trainings) {
    const started = performance.now();
    const examples = Int32Array.from(training);
    const truth = examples.map(row => labels[row]);
    const { head, unseen, freedom } = await learnClasses(rowsOf(x, examples), truth, classes.length, 1, algebra);
    const { labels: said, probabilities } = likeliest(await classProbabilities(asked, head, algebra));
    const seconds = (performance.now() - started) / 1000;
    const promised = classReport(classes, truth.map((label, at) => (unseen.labels[at] < 0 ? -1 : label)), unseen, UNSURE_BELOW)?.means.accuracy;
    const { means, sure, sureAndRight } = classReport(classes, Int32Array.from(test, row => labels[row]), { labels: said, probabilities }, UNSURE_BELOW)!;
    const confidence = probabilities.reduce((sum, value) => sum + value / test.length, 0);
    console.log(JSON.stringify({ accuracy: means.accuracy, f1Macro: means.f1Macro, freedom, promised, confidence, sure: sure / test.length, sureAccuracy: sureAndRight / sure, seconds }));
  }
  await algebra.release();
}

void main(process.argv.slice(2));
