// Where the editor in the browser cannot run: the VS Code that is installed on the machine.
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';

const shell = process.platform === 'win32';
const works = command => spawnSync(command, ['--version'], { stdio: 'ignore', shell }).status === 0;
const quoted = text => (shell ? `"${text}"` : text);

/** Offers to install the package into the VS Code found here and to open the folder; without a terminal it only says how. */
export async function offerInstall(packagePath, folder, reason) {
  console.log(`\nNo editor in the browser: ${reason}.`);
  const command = ['code', 'codium', 'code-insiders'].find(works);
  if (!command) return console.log(`Install VS Code, then run: code --install-extension "${packagePath}"`);
  if (!process.stdin.isTTY) return console.log(`To try it in your VS Code: ${command} --install-extension "${packagePath}" && ${command} "${folder}"`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Install Kindred into the VS Code found here (${command}) and open ${folder}? [y/N] `);
  terminal.close();
  if (!/^y/i.test(answer)) return undefined;
  for (const parameters of [['--install-extension', quoted(packagePath), '--force'], [quoted(folder)]]) {
    const { status } = spawnSync(command, parameters, { stdio: 'inherit', shell });
    if (status !== 0) throw new Error(`${command} ${parameters.join(' ')} failed`);
  }
  return undefined;
}
