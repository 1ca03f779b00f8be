// The real editor on a few documents, with no suite inside: while one runs there, the editor refuses dialogs.
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../harness/cache.mjs';
import { startEditorServer } from '../harness/editorServer.mjs';
import { openBrowser, openWorkbench } from '../harness/workbench.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const FOLDERS = ['baking', 'bicycle'];
/** Number of documents in them: one more than are opened without a question. */
export const DOCUMENTS = 13;

/** Opens it; gives its page, a function that saves a picture of it, and one that closes all. */
export async function openEditor() {
  const { folder, remove } = temporaryFolder('dialogs');
  for (const name of FOLDERS) cpSync(path.join(root, 'test/fixtures/workspace', name), path.join(folder, name), { recursive: true });
  const pictures = path.join(root, 'out/test');
  mkdirSync(pictures, { recursive: true });
  const beside = temporaryFolder('editor');
  cpSync(path.join(root, 'test/harness/agent'), path.join(beside.folder, 'extensions/kindred-test.agent-0.0.0'), { recursive: true });
  const server = await startEditorServer({ home: beside.folder, forTests: true });
  const browser = await openBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    beside.remove();
    remove();
  };
  try {
    const page = await openWorkbench(browser.context, server.url, { folder, developmentPath: root });
    const savePicture = name => page.screenshot({ path: path.join(pictures, `${name}.png`), timeout: 5000 }).catch(() => undefined);
    return { page, savePicture, close };
  } catch (error) {
    await close();
    throw error;
  }
}
