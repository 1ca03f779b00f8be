import type { Classification, ClassifiedDocument } from '../../core/classify/classification';
import type { ClassReport } from '../../core/classify/classReport';
import type { ClassifyResult } from '../../protocol/engineSides';

/** The form in which `classify --json` writes a result: version 1 of the contract. */
export function classificationJson({ classification, timings }: ClassifyResult): string {
  const { version, classes, documents, skipped, report, test, threshold, provenance } = classification;
  return `${JSON.stringify({
    version,
    classes,
    documents: documents.map(documentJson),
    skipped,
    report: report && reportJson(report),
    ...(test && { test: testJson(test) }),
    threshold,
    provenance,
    timings,
  })}\n`;
}

function documentJson({ id, path, title, given, label, probability, unsure }: ClassifiedDocument) {
  return { id, path, title, given, label, probability, unsure };
}

function testJson({ report, documents, skipped }: NonNullable<Classification['test']>) {
  return { ...reportJson(report), documents: documents.map(documentJson), skipped };
}

function reportJson({ classes, measured, scores, means, confusion, sure, sureAndRight }: ClassReport) {
  return {
    measured,
    ...means,
    sure,
    sureAccuracy: sure > 0 ? sureAndRight / sure : null,
    perClass: classes.map((name, k) => ({ name, ...scores[k] })),
    // A row a class, a column for what was said; the last column is none of them.
    confusion,
  };
}
