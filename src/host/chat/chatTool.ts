import { CancellationError, LanguageModelTextPart, LanguageModelToolResult, l10n, workspace, type LanguageModelTool } from 'vscode';
import type { Given } from '../../core/chatTools/input';
import { KindredError } from '../../core/errors';
import type { Grouping } from '../../core/types';
import { CancelledError, unlessCancelled } from '../../core/work';
import { commands as ids } from '../contributions';
import type { ShownGroups } from '../edits/shownGroups';
import { plainTooltip } from '../tree/groupItems';

/** Something that chat agents can ask. What it throws is for the model to read, so that it asks better or tells the person. */
export interface ChatTool<Asked> {
  /** What is asked, of what a model gave. Throws a `badInput` error for what is no good. */
  read(given: Given): Asked;
  /** What is going on meanwhile, and what the person is asked before the answer goes to the model, in lines. */
  told(asked: Asked): { readonly doing: string; readonly question: string; readonly handedOver: readonly string[] };
  /** Tells of the groups on show; `hidden` are the documents of the others. */
  answer(asked: Asked, grouping: Grouping, hidden: readonly string[], signal: AbortSignal): Promise<object>;
}

/** What the tools ask about the groups on show. */
export type ToolGroups = Pick<ShownGroups, 'load' | 'grouping' | 'whole' | 'draft'>;

/** A tool as the editor has it. The person is asked before each call, where the editor was not told to allow all: the answer holds parts of documents, and the model may run elsewhere. Of itself the editor does not ask. Nothing is told of a folder that is not trusted: what stands there may be written to lead a model astray. */
export function editorTool<Asked>(groups: ToolGroups, tool: ChatTool<Asked>): LanguageModelTool<Given> {
  /** Calls about which the person was not asked, as the folder was not trusted then. */
  const unasked = new Set<string>();
  return {
    async prepareInvocation({ input }) {
      const asked = readable(tool, input);
      // The call itself says why it is no good; nothing is handed over.
      if (asked === undefined) return undefined;
      unasked.delete(JSON.stringify(input));
      if (!workspace.isTrusted) {
        unasked.add(JSON.stringify(input));
        return undefined;
      }
      await groups.load();
      const { doing, question, handedOver } = tool.told(asked);
      return { invocationMessage: plainTooltip([doing]), confirmationMessages: { title: question, message: plainTooltip([...handedOver, l10n.t('It goes to the chat model that you are using, which may run elsewhere.')]) } };
    },
    async invoke({ input }, token) {
      const trustedOnlyNow = unasked.delete(JSON.stringify(input));
      if (!workspace.isTrusted) throw notTrusted();
      if (trustedOnlyNow) throw new KindredError('badInput', 'This folder was not trusted when this was asked, so that the person was not asked about it. Ask again.');
      const asked = tool.read(input);
      const cancel = new AbortController();
      const listener = token.onCancellationRequested(() => cancel.abort());
      if (token.isCancellationRequested) cancel.abort();
      try {
        const answer = await unlessCancelled(answerOf(groups, tool, asked, cancel.signal), cancel.signal);
        return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answer))]);
      } catch (error) {
        throw error instanceof CancelledError && cancel.signal.aborted ? new CancellationError() : error;
      } finally {
        listener.dispose();
      }
    },
  };
}

async function answerOf<Asked>(groups: ToolGroups, tool: ChatTool<Asked>, asked: Asked, signal: AbortSignal): Promise<object> {
  await groups.load();
  const { grouping, whole } = groups;
  if (!grouping || !whole) throw noGroups();
  const answer = await tool.answer(asked, grouping, hiddenIn(whole, grouping), signal);
  return groups.draft ? { draft: true, ...answer } : answer;
}

function hiddenIn(whole: Grouping, { documents }: Grouping): string[] {
  if (whole.documents.length === documents.length) return [];
  const shown = new Set(documents.map(({ id }) => id));
  return whole.documents.map(({ id }) => id).filter(id => !shown.has(id));
}

function readable<Asked>(tool: ChatTool<Asked>, input: Given): Asked | undefined {
  try {
    return tool.read(input);
  } catch {
    return undefined;
  }
}

function notTrusted(): KindredError {
  return new KindredError('badInput', 'This folder is not trusted, so nothing of it is told to a chat model. The person can trust it by the command "Workspaces: Manage Workspace Trust"; then ask again.');
}

function noGroups(): KindredError {
  const how = workspace.workspaceFolders?.length ? `The person can run the command "Kindred: Cluster Workspace Documents" (${ids.clusterWorkspace})` : 'The person can open a folder and run the command "Kindred: Cluster Workspace Documents"';
  return new KindredError('badInput', `There are no groups yet, so that there is nothing to tell. ${how}; it takes seconds to minutes. Then ask again.`);
}
