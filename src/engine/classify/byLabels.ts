import { rowsOf } from '../../core/algebra/rows';
import type { Classification, ClassTest } from '../../core/classify/classification';
import { classReport } from '../../core/classify/classReport';
import { learnClasses } from '../../core/classify/learn';
import { classProbabilities } from '../../core/classify/softmax';
import { likeliest, type Verdicts } from '../../core/classify/verdicts';
import type { Origin } from '../../core/truth/origin';
import { truthOf } from '../../core/truth/truth';
import type { ReadDocuments } from '../run/described';
import { classified, type Material } from './material';

/**
 * Learns from the documents that have a class and says one for every other, and for those of a test. Throws a `badInput`
 * error where fewer than two classes are known.
 */
export async function sortedByLabels(material: Material, origin: Origin, test?: ReadDocuments & { readonly origin: Origin }): Promise<Classification> {
  const { documents, skipped, vectors, model, threshold, seed, algebra, work } = material;
  const { names, classes } = truthOf(documents, origin);
  const examples = Int32Array.from(classes.keys()).filter(row => classes[row] >= 0);
  const labels = examples.map(row => classes[row]);
  const { head, unseen, freedom } = await learnClasses(rowsOf(vectors, examples), labels, names.length, seed, algebra, work);
  const said = likeliest(await classProbabilities(vectors, head, algebra, { signal: work.signal }));
  const held = labels.map((label, at) => (unseen.labels[at] < 0 ? -1 : label));
  const verdict = (row: number) => {
    const given = classes[row];
    return given >= 0 ? { given, label: given, probability: 1 } : { given, label: said.labels[row], probability: said.probabilities[row] };
  };
  return {
    version: 1,
    classes: names,
    documents: documents.map((document, row) => classified(document, verdict(row), names, threshold)),
    skipped,
    report: classReport(names, held, unseen, threshold),
    ...(test && { test: testOf(test, rowsBehind(said, documents.length), names, threshold) }),
    threshold,
    provenance: { model, method: `softmax regression, C=${Number(freedom.toPrecision(3))}, ${examples.length} examples`, seed },
  };
}

function rowsBehind({ labels, probabilities }: Verdicts, count: number): Verdicts {
  return { labels: labels.subarray(count), probabilities: probabilities.subarray(count) };
}

/** A class that only the test has is always missed; it stands behind the classes that were learnt. */
function testOf({ documents, skipped, origin }: ReadDocuments & { readonly origin: Origin }, said: Verdicts, learnt: readonly string[], threshold: number): ClassTest {
  const truth = truthOf(documents, origin);
  const classes = [...learnt, ...truth.names.filter(name => !learnt.includes(name))];
  const given = truth.classes.map(label => (label < 0 ? -1 : classes.indexOf(truth.names[label])));
  return {
    report: classReport(classes, given, said, threshold)!,
    documents: documents.map((document, row) =>
      classified(document, { given: given[row], label: said.labels[row], probability: said.probabilities[row] }, classes, threshold),
    ),
    skipped,
  };
}
