/** The few values of the editor's module that pure parts of the host use, for tests outside the editor. */

export const env = { language: 'en' };

export const l10n = {
  /** Values come in order, or by name in one object. */
  t: (message: string, ...values: (string | number | Readonly<Record<string, string>>)[]) => {
    const named = typeof values[0] === 'object' ? values[0] : Object.fromEntries(values.entries());
    return message.replace(/\{(\w+)\}/g, (place, name: string) => String((named as Record<string, unknown>)[name] ?? place));
  },
};

export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };
  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}
export class ThemeIcon {
  static readonly File = new ThemeIcon('file');
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}
export class Range {
  constructor(
    readonly startLine: number,
    readonly startCharacter: number,
    readonly endLine: number,
    readonly endCharacter: number,
  ) {}
}
/** What is to be replaced, in order; files that are to be made are not kept. */
export class WorkspaceEdit {
  readonly replaced: { readonly uri: object; readonly range: Range; readonly text: string }[] = [];
  replace(uri: object, range: Range, text: string): void {
    this.replaced.push({ uri, range, text });
  }
  createFile(): void {}
}
export class NotebookRange {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}
}
export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}
export class MarkdownString {
  value = '';
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
}
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const ConfigurationTarget = { Global: 1, Workspace: 2 };
export const ViewColumn = { Active: -1, Beside: -2 };
export const QuickInputButtons = { Back: {} };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };

/** Texts shown to the user, in order. */
export const shown: string[] = [];
/** Fires when the window gets the focus, or loses it. */
export const focusChanged = new EventEmitter<{ readonly focused: boolean }>();
export const window = {
  onDidChangeWindowState: focusChanged.event,
  tabGroups: { all: [] },
  showWarningMessage: (text: string) => {
    shown.push(text);
    return Promise.resolve(undefined);
  },
};

export class DataTransferItem {
  constructor(readonly value: unknown) {}
  asString = async () => String(this.value);
}
export class LanguageModelTextPart {
  constructor(readonly value: string) {}
}
export class LanguageModelToolResult {
  constructor(readonly content: readonly object[]) {}
}
export class CancellationError extends Error {}
/** As the editor says what went wrong in a file system. */
export class FileSystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** What of these a test needs, it puts there. */
export const lm = {};
export const commands = {};
export const Disposable = {};
export const extensions = { all: [] };
export const languages = {};

/** Fires what the editor tells of files that were renamed. */
export const renamed = new EventEmitter<{ readonly files: readonly { readonly oldUri: object; readonly newUri: object }[] }>();
/** Times at which files were changed, by address; others are not there. */
export const dated = new Map<string, number>();
export const workspace = {
  isTrusted: true,
  fs: {
    stat: async (uri: string) => {
      const mtime = dated.get(uri);
      if (mtime === undefined) throw new Error('not found');
      return { mtime };
    },
  },
  workspaceFolders: [{ name: 'notes', uri: { scheme: 'file', authority: '', path: '/notes', toString: () => 'file:///notes' } }],
  createFileSystemWatcher: () => ({ onDidChange: () => undefined, onDidCreate: () => undefined, onDidDelete: () => undefined, dispose: () => undefined }),
  onDidRenameFiles: renamed.event,
  onDidDeleteFiles: () => ({ dispose: () => undefined }),
};
/** What `workspace.getConfiguration` gives where these values are set, by default the defaults. */
export const configuration = (values: Readonly<Record<string, unknown>>, standards = values) => ({
  get: (name: string) => values[name],
  inspect: (name: string) => ({ defaultValue: standards[name] }),
});

/** Addresses as texts. */
export const Uri = {
  joinPath: (folder: string, path: string) => `${folder}/${path}`,
  parse: (text: string) => text,
  from: ({ scheme, path }: { readonly scheme: string; readonly path: string }) => `${scheme}://${path}`,
};
/** What a tab may show. */
export class TabInputText {
  constructor(readonly uri: object) {}
}
export class TabInputWebview {
  constructor(readonly viewType: string) {}
}
export class RelativePattern {}
export class TabInputCustom {}
export class TabInputNotebook {}
export const ProgressLocation = { Notification: 15 };
export const FilePermission = { Readonly: 1 };
export const FileType = { File: 1, Directory: 2, SymbolicLink: 64 };
