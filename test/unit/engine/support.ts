import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, onTestFinished } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { readRecipe } from '../../../src/core/recipe';
import type { RunRequest } from '../../../src/protocol/engineSides';

export const modelFolder = join(process.cwd(), 'models', 'minilm');

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A folder that goes away when all tests of the file are done. */
export function temporaryFolderForAll(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  bread: ['sourdough starter', 'kneading the dough', 'oven temperature', 'rye flour', 'a crisp crust', 'proofing baskets', 'salt and water', 'baking on stone'],
  bicycles: ['the bicycle chain', 'brake pads', 'a flat tyre', 'gear cables', 'wheel spokes', 'the saddle height', 'front forks', 'the bottom bracket'],
  astronomy: ['a faint galaxy', 'the telescope mirror', 'the orbit of Mars', 'a lunar eclipse', 'bright nebulae', 'double stars', 'meteor showers', 'the rings of Saturn'],
  music: ['a minor chord', 'tuning the violin', 'the string quartet', 'jazz rhythm', 'the piano pedals', 'a choir rehearsal', 'the oboe reed', 'sight reading'],
};
const FRAMES = ['Notes on %. We tried it again last week and wrote down what went well.', 'Why % matters more than beginners think, with three examples.', 'How to look after % without special tools.'];

/** Notes on four subjects, some of two passages; `count` of them, all different. */
export function notes(count: number): Record<string, string> {
  const random = seededRandom(7);
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    const [subject, things] = Object.entries(SUBJECTS)[i % 4];
    const pick = () => things[Math.floor(random() * things.length)];
    const sentences = Array.from({ length: i % 3 === 0 ? 14 : 3 }, (_, s) => FRAMES[s % 3].replace('%', `${pick()} and ${pick()}`));
    files[`${subject}/note ${i}.md`] = `# About ${pick()} (${i})\n\n${sentences.slice(0, 7).join(' ')}\n\n## More on ${subject}\n\n${sentences.join(' ')}\n`;
  }
  return files;
}

export function requestFor(folder: string, more: Partial<RunRequest> = {}): RunRequest {
  return {
    sources: [{ kind: 'folder', path: folder }],
    selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2_000_000 },
    groups: 'auto',
    recipe: readRecipe(),
    seed: 1,
    previous: [],
    ...more,
  };
}

/**
 * Bundles an entry as the build does, into a place from which the packages left outside and the models are found, under a
 * name that no other file of tests uses: they run side by side.
 */
export async function bundleForTest(entry: string, name: string): Promise<string> {
  const place = join(process.cwd(), 'out', 'test');
  const outfile = join(place, 'dist', `${name}.js`);
  mkdirSync(place, { recursive: true });
  try {
    symlinkSync(join(process.cwd(), 'models'), join(place, 'models'), 'junction');
  } catch (error) {
    // Another file of tests may have made it just now.
    if (!existsSync(join(place, 'models'))) throw error;
  }
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['onnxruntime-node', 'onnxruntime-common'],
    define: { 'process.env.KINDRED_VERSION': '"test"', 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [
      {
        name: 'without-sharp',
        setup(bundler) {
          bundler.onResolve({ filter: /^sharp$/ }, () => ({ path: 'sharp', namespace: 'stub' }));
          bundler.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'module.exports = () => {};' }));
        },
      },
    ],
    logLevel: 'error',
  });
  return outfile;
}
