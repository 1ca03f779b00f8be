// Packs an extension with vsce, which tells much: it is heard only when it fails.
import path from 'node:path';
import { runOrThrow } from '../test/harness/processes.mjs';
import { root } from './project.mjs';

/** Makes `packagePath` from the extension in `folder`. Nothing is known of a place on the web, so links stay as they are. */
export function pack(folder, packagePath, parameters = []) {
  const general = ['package', '--out', packagePath, '--no-rewrite-relative-links', '--allow-missing-repository', '--skip-license'];
  return runOrThrow(process.execPath, [path.join(root, 'node_modules/@vscode/vsce/vsce'), ...general, ...parameters], { cwd: folder });
}
