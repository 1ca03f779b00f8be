import { lm, type Disposable } from 'vscode';
import type { DocumentIndex } from '../answers/documentIndex';
import { chatTools } from '../contributions';
import type { Asking } from './asking';
import { editorTool, type ToolGroups } from './chatTool';
import { groupsTool } from './groupsTool';
import { relatedTool } from './relatedTool';
import { searchTool } from './searchTool';

/** Registers the tools that chat agents may use; none in an editor without chat. */
export function registerChatTools(groups: ToolGroups, answers: Asking, index: DocumentIndex): Disposable[] {
  const api: Partial<typeof lm> | undefined = lm;
  if (!api?.registerTool) return [];
  return [
    api.registerTool(chatTools.search, editorTool(groups, searchTool(answers, index))),
    api.registerTool(chatTools.groups, editorTool(groups, groupsTool)),
    api.registerTool(chatTools.related, editorTool(groups, relatedTool(answers, index))),
  ];
}
