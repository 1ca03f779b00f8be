import { window, type QuickPickItem } from 'vscode';

/** Asks for one of the items like the editor's own list, and gives with it what was typed to find it; undefined when it was given up. */
export async function pickTyped<T extends QuickPickItem>(items: readonly T[], title: string, placeholder: string): Promise<{ readonly item: T; readonly typed: string } | undefined> {
  const list = window.createQuickPick<T>();
  Object.assign(list, { items, title, placeholder, matchOnDescription: true });
  return new Promise(resolve => {
    list.onDidAccept(() => {
      const [item] = list.activeItems;
      if (!item) return;
      resolve({ item, typed: list.value });
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
