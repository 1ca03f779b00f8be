import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogOutputChannel, Uri } from 'vscode';
import { workspaceKeeper } from '../../../src/host/run/keeper';
import { grouping } from './fixture';
import { shown } from './vscode';
import { temporaryFolder } from '../engine/support';

const kept = { grouping, scope: { kind: 'workspace' } } as const;

describe('the keeper of a window', () => {
  let folder: string;
  let logged: string[];
  const log = { warn: (text: string) => logged.push(text), error: (error: Error) => logged.push(error.message) } as unknown as LogOutputChannel;
  const at = (...names: string[]) => ({ fsPath: join(folder, ...names) }) as Uri;
  beforeEach(() => {
    folder = temporaryFolder();
    logged = [];
    shown.length = 0;
  });

  it('leaves a damaged file aside, with a line in the log and no message', async () => {
    await writeFile(join(folder, 'grouping.json.gz'), 'damaged');
    expect(await workspaceKeeper(at(), log).read()).toBeUndefined();
    expect(logged).toHaveLength(1);
    expect(shown).toEqual([]);
    await workspaceKeeper(at(), log).write(kept);
    expect(await workspaceKeeper(at(), log).read()).toEqual(kept);
  });

  it('tells once that groups cannot be saved, however often it fails', async () => {
    await writeFile(join(folder, 'taken'), '');
    const keeper = workspaceKeeper(at('taken'), log);
    await keeper.write(kept);
    await keeper.write(kept);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^Groups cannot be saved: .+ They stay until this window closes\.$/);
    expect(logged).toHaveLength(2);
  });

  it('keeps nothing where there is no storage, and says nothing', async () => {
    const keeper = workspaceKeeper(undefined, log);
    await keeper.write(kept);
    expect(await keeper.read()).toBeUndefined();
    expect([...logged, ...shown]).toEqual([]);
  });
});
