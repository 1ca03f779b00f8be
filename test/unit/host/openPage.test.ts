import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TabInputText, TabInputWebview, ViewColumn, window } from 'vscode';
import { openPage } from '../../../src/host/page/openPage';

it('opens a page in the place of one that waits behind another tab since the window was reloaded', () => {
  const waiting = (viewType: string, viewColumn: number, isActive = false) => ({ input: new (TabInputWebview as new (type: string) => object)(`mainThreadWebview-${viewType}`), isActive, group: { viewColumn } });
  const file = { input: new TabInputText({} as never), isActive: true, group: { viewColumn: 1 } };
  const [map, other, shown] = [waiting('kindred.map', 2), waiting('kindred.cut', 1), waiting('kindred.map', 3, true)];
  const opened: unknown[] = [];
  const closed: unknown[] = [];
  const close = async (tabs: readonly unknown[], preserveFocus: boolean) => void closed.push([...tabs], preserveFocus);
  const tabsNow = (...tabs: object[]) => Object.assign(window, { tabGroups: { all: [{ tabs }], close }, createWebviewPanel: (type: string, _: string, show: object) => void opened.push([type, show]) });
  tabsNow(file, map, other);
  openPage('kindred.map', 'Map', ViewColumn.Beside, true);
  tabsNow(file, other, shown);
  openPage('kindred.map', 'Map', ViewColumn.Beside, true);
  expect(opened).toEqual([['kindred.map', { viewColumn: 2, preserveFocus: true }], ['kindred.map', { viewColumn: ViewColumn.Beside, preserveFocus: true }]]);
  expect(closed).toEqual([[map], true]);
});

it('is how every page is opened', () => {
  const host = join(import.meta.dirname, '../../../src/host');
  const files = readdirSync(host, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  expect(files.filter(name => readFileSync(join(host, name), 'utf8').includes('createWebviewPanel('))).toEqual([join('page', 'openPage.ts')]);
});
