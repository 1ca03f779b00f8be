import { readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolderForAll } from '../unit/engine/support';
import { kindred, root } from './kindred';

const samples = path.join(root, 'samples');

const folder = temporaryFolderForAll();
const at = (name: string): string => path.join(folder, name);

/** What was written, without the times. */
function resultIn(name: string): string {
  const { timings: _, ...result } = JSON.parse(readFileSync(at(name), 'utf8'));
  return JSON.stringify(result);
}

describe('kindred cache', () => {
  it('carries what one machine measured to another, which then measures nothing and gives the same bytes', async () => {
    await kindred('group', samples, '--cache', at('one'), '--json', at('one.json'), '--quiet');
    const exported = await kindred('cache', 'export', at('team.kindred'), '--cache', at('one'));
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).toMatch(/^\d+ vectors and 1 file of .*one are in .*team\.kindred\.\n$/);
    const imported = await kindred('cache', 'import', at('team.kindred'), '--cache', at('two'));
    expect(imported.code).toBe(0);
    expect(imported.stdout).toMatch(/^\d\d+ vectors added to .*two; 0 were there already\.\n$/);

    const { stderr } = await kindred('group', samples, '--cache', at('two'), '--json', at('two.json'));
    expect(stderr).toMatch(/^0 passages measured/m);
    expect(resultIn('two.json')).toBe(resultIn('one.json'));
    const shown = await kindred('cache', '--cache', at('two'));
    expect(shown.stdout).toMatch(/two: \d+\.\d MB\n +\d+ vectors of 384 numbers, \d+\.\d MB: .*MiniLM.*\n +0 summaries\n +0 texts of PDF and the like\n +1 finished grouping\n$/);
  });

  it('says what is wrong with a file', async () => {
    truncateSync(at('team.kindred'), 5_000);
    const cut = await kindred('cache', 'import', at('team.kindred'), '--cache', at('three'));
    expect(cut.code).toBe(1);
    expect(cut.stderr).toMatch(/The end of .*team\.kindred is missing/);
    const other = await kindred('cache', 'import', path.join(root, 'package.json'), '--cache', at('three'));
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/is no file that kindred cache export wrote\. Nothing was changed\./);
  });

  it.each([[['clear']], [['export']], [['import', 'a', 'b']]])('a bad call %j: one line that says what to do, exit 2', async words => {
    const { code, stderr } = await kindred('cache', ...words);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
