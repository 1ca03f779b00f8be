// Files of tests share a process, and with it what stands in for the editor's module: what one has put there goes with it.
import { afterAll } from 'vitest';
import * as vscode from './vscode';

const { focusChanged, renamed, window, workspace, shown, dated } = vscode;
const places: Record<string, unknown>[] = [...Object.values(vscode).filter(value => value.constructor === Object), window.tabGroups, workspace.fs];
const own = places.map(place => ({ ...place }));

afterAll(() => {
  for (const [at, place] of places.entries()) {
    for (const name of Object.keys(place)) delete place[name];
    Object.assign(place, own[at]);
  }
  for (const event of [focusChanged, renamed]) event.dispose();
  shown.length = 0;
  dated.clear();
});
