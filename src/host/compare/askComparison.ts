import { l10n, window, type QuickPickItem } from 'vscode';
import { clusteringMethods } from '../../core/clustering/methods';
import { gridRecipes, isToldGroups, recipeKey, USUAL_GRID, USUAL_SAMPLES } from '../../core/lab/grid';
import { AUTO_METHOD } from '../../core/recipe';
import { representationKinds } from '../../core/representation/kinds';
import type { Recipe } from '../../core/types';
import type { CompareRequest } from '../../protocol/engineSides';
import type { Scope } from '../run/scope';
import { setting } from '../settings';
import { pickNumbers } from './pickNumbers';
import { pickPreparation } from './pickPreparation';

/** What a comparison is to span and be held against. */
export type ComparisonChoice = Pick<CompareRequest, 'recipes' | 'truth' | 'groups' | 'samples'>;

interface Named extends QuickPickItem {
  readonly name: string;
}

/** Asks for ways to read, to prepare and to group a scope's documents, and what groups are held against; undefined when it was given up. */
export async function askComparison(inUse: Recipe, whole: Scope): Promise<ComparisonChoice | undefined> {
  const usedReading = setting('representation');
  // A model or server of one's own is offered where it is set up.
  const kinds = representationKinds.flatMap(({ name, title, description, main, parameters }) => {
    const own = usedReading.split(':')[0] === name ? usedReading : name;
    const incomplete = parameters.some(spec => spec.name === main && spec.kind === 'text' && spec.required) && own === name;
    return incomplete ? [] : [{ label: title, detail: description, name: own, picked: USUAL_GRID.representations.some(usual => usual === name) || own === usedReading }];
  });
  const representations = await pickSeveral(kinds, l10n.t('Ways to Read the Documents (1 of 5)'));
  if (!representations) return undefined;
  const preparation = await pickPreparation(l10n.t('Ways to Prepare Them (2 of 5)'));
  if (!preparation) return undefined;
  const methods = await pickSeveral(
    [AUTO_METHOD, ...clusteringMethods].map(({ name, title, description }) => ({ label: title, detail: description, name, picked: USUAL_GRID.methods.some(usual => usual === name) || name === inUse.method.name })),
    l10n.t('Ways to Group Them (3 of 5)'),
  );
  if (!methods) return undefined;
  const parameters = { ...setting('representationParameters'), ...setting('methodParameters'), summary: setting('summaryParameters') } as Record<string, Record<string, unknown>>;
  const chosen = gridRecipes({ representations, ...preparation, methods, parameters });
  const recipes = chosen.some(recipe => recipeKey(recipe) === recipeKey(inUse)) ? chosen : [...chosen, inUse];
  const groups = recipes.some(isToldGroups) ? await pickNumbers(recipes) : 'auto';
  if (groups === undefined) return undefined;
  const held = await pickTruth(whole);
  if (!held) return undefined;
  return { recipes, groups, samples: USUAL_SAMPLES, ...(held.truth && { truth: held.truth }) };
}

async function pickSeveral(items: readonly Named[], title: string): Promise<string[] | undefined> {
  const chosen = await window.showQuickPick(items, { title, canPickMany: true, matchOnDetail: true, ignoreFocusOut: true });
  return chosen?.length ? chosen.map(({ name }) => name) : undefined;
}

interface HeldAgainst extends QuickPickItem {
  readonly truth: ComparisonChoice['truth'];
}

/** Of what the documents have: records lie in no folders, and have tags where a field is told to hold them. */
async function pickTruth(whole: Scope): Promise<HeldAgainst | undefined> {
  const [inFolders, tagged] = whole.kind === 'records' ? [false, (whole.fields.tags ?? []).length > 0] : [true, true];
  const items: HeldAgainst[] = [
    ...(inFolders ? [{ label: l10n.t('My Folders'), detail: l10n.t('Ways whose groups are like the folders count as better.'), truth: { kind: 'folder' } as const }] : []),
    ...(tagged ? [{ label: l10n.t('My Tags'), detail: l10n.t('Ways whose groups are like the first tag of each document count as better.'), truth: { kind: 'tags' } as const }] : []),
    { label: l10n.t('Nothing'), detail: l10n.t('Ways count as better that find the same groups again and agree with the others.'), truth: undefined },
  ];
  if (items.length === 1) return items[0];
  return window.showQuickPick(items, { title: l10n.t('What to Hold the Groups Against (5 of 5)'), ignoreFocusOut: true });
}
