/** The tests' stand-in for the editor's module, with what rows need beside it. */
export * from '../../test/unit/host/vscode';

export class FileDecoration {
  constructor(readonly badge: string) {}
}
export const ColorThemeKind = { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 };
export const commands = { executeCommand: async () => undefined };
export class NotebookRange {
  constructor(readonly start: number, readonly end: number) {}
}
