// Groups made notes in a real VS Code in a browser, and measures how long its extension host hears nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { runSuite } from '../../test/harness/runSuite.mjs';
import { bundled, runProcess, withFolder } from '../runner.mjs';

/** The window of a server looks at the files of all processes for open ports, over and over; that of one's own machine does not. */
const extraSettings = { 'remote.autoForwardPortsSource': 'output' };

/** Opens the notes in an editor of its own with the made vectors, and gives what the suite in its extension host measured. */
export function groupedInEditor({ notes, cache }) {
  return withFolder(async folder => {
    const [vectors, result] = ['made.kindred', 'stalls.json'].map(name => join(folder, name));
    await runProcess(process.execPath, [join(root, 'dist/cli.js'), 'cache', 'export', vectors, '--cache', cache]);
    const suite = await bundled('host/editorSuite.ts', { external: ['vscode'] });
    const environment = { KINDRED_BENCH_VECTORS: vectors, KINDRED_BENCH_RESULT: result };
    const reason = await runSuite({ folder: notes, developmentPath: root, suite, environment, extraSettings, picture: join(root, 'out/stall-failed.png') });
    if (reason) throw new Error(reason);
    return JSON.parse(readFileSync(result, 'utf8'));
  });
}
