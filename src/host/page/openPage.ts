import { TabInputWebview, window, type ViewColumn, type WebviewPanel } from 'vscode';

/**
 * Opens a panel of a type that the window has none of. A tab of it that was behind another one when the window was
 * reloaded comes back only when it is clicked: the panel takes its place, so that there are never two.
 */
export function openPage(type: string, title: string, column: ViewColumn, preserveFocus = false): WebviewPanel {
  const left = window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input, isActive }) => !isActive && input instanceof TabInputWebview && input.viewType.endsWith(type));
  const panel = window.createWebviewPanel(type, title, { viewColumn: left.at(0)?.group.viewColumn ?? column, preserveFocus });
  if (left.length > 0) void window.tabGroups.close(left, true);
  return panel;
}
