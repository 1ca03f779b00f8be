import { ProgressLocation, l10n, window, workspace } from 'vscode';
import type { Classification } from '../../core/classify/classification';
import type { TagsById } from '../../core/truth/origin';
import { CancelledError } from '../../core/work';
import { unheardIn } from '../arrange/tags/unheard';
import type { Engine } from '../run/engine';
import { planRun } from '../run/plan';
import type { Scope } from '../run/scope';
import { notificationLine } from '../words';
import type { Labels } from './labelFiles';
import { preview, reportMarkdown } from './report';

/**
 * Learns from documents of a scope with tags or labels, tells how well that went, and gives the scope to group if the result is
 * wanted as groups; undefined when it was stopped or put aside.
 */
export async function learnFromLabels(engine: Engine, of: Scope, labels: Labels, written: TagsById): Promise<Scope | undefined> {
  const scope: Scope = { ...of, classes: { kind: 'labels', byHand: labels } };
  const classification = await classified(engine, scope, written);
  if (!classification) return undefined;
  const [groups, report] = [l10n.t('Show as Groups'), l10n.t('Show Report')];
  let chosen = await window.showInformationMessage(preview(classification), groups, report);
  if (chosen === report) {
    const document = await workspace.openTextDocument({ language: 'markdown', content: reportMarkdown(classification) });
    await window.showTextDocument(document);
    chosen = await window.showInformationMessage(preview(classification), groups);
  }
  return chosen === groups ? scope : undefined;
}

async function classified(engine: Engine, scope: Scope, written: TagsById): Promise<Classification | undefined> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title: 'Kindred' };
  return window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    try {
      const { sources, selection, recipe, seed, classes } = await planRun(scope, stop.signal);
      const request = { sources, selection, recipe, seed, ...unheardIn(classes!, written) };
      return (await engine.classify(request, { progress: now => progress.report({ message: notificationLine(now) }) }, stop.signal)).classification;
    } catch (error) {
      if (error instanceof CancelledError) return undefined;
      throw error;
    }
  });
}
