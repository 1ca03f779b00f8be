// A reporter for Node's test runner: the outcome of every test as JSON (see test/stages/outcomes.mjs).
import path from 'node:path';

// eslint-disable-next-line no-restricted-exports -- the runner asks for it so
export default async function* outcomes(source) {
  const all = [];
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    const { error } = data.details ?? {};
    all.push({ file: data.file && path.basename(data.file), test: data.name, why: type === 'test:fail' ? String(error?.cause?.stack ?? error?.cause ?? error) : undefined });
  }
  yield JSON.stringify(all);
}
