import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { GivenGrid } from '../../core/lab/grid';
import { AUTO_CENTRING } from '../../core/recipe';
import { setting } from '../settings';

/** Lists of a grid that say how texts and vectors are prepared. */
type Preparation = Required<Pick<GivenGrid, 'dimensions' | 'summaries' | 'centrings'>>;

interface Choice extends QuickPickItem {
  /** The list its value goes into; a separator has none. */
  readonly part?: keyof Preparation;
  readonly value?: string;
}

/** Asks which sizes, summaries and centrings to compare; a part where nothing is chosen stays as it comes. Undefined when given up. */
export async function pickPreparation(title: string): Promise<Preparation | undefined> {
  const chosen = await window.showQuickPick(choices(), { title, canPickMany: true, matchOnDetail: true, ignoreFocusOut: true });
  if (!chosen) return undefined;
  const values = (part: keyof Preparation) => chosen.flatMap(choice => (choice.part === part ? [choice.value!] : []));
  return { dimensions: values('dimensions'), summaries: values('summaries'), centrings: values('centrings') };
}

function choices(): Choice[] {
  const size = setting('dimensions');
  const summary = setting('summarize');
  const sizes: Choice[] = [
    { label: l10n.t('Full Size'), detail: l10n.t('As the way to read gives it.'), value: '', picked: true },
    { label: l10n.t('100 Dimensions'), detail: l10n.t('The directions along which the documents differ most (principal components).'), value: '100:pca' },
    { label: l10n.t('64 Dimensions, Learnt'), detail: l10n.t('What a small network keeps of each document (autoencoder).'), value: '64:autoencoder' },
    { label: l10n.t('First 128 Dimensions'), detail: l10n.t('For models that put the most important first.'), value: '128:leading' },
  ];
  const texts: Choice[] = [
    { label: l10n.t('The Text Itself'), detail: l10n.t('Nothing is left out.'), value: 'none', picked: true },
    { label: l10n.t('Key Sentences'), detail: l10n.t('The sentences that are most like the rest of their document (TextRank).'), value: 'textrank' },
    // A server is offered where it is set up.
    ...(summary.startsWith('server') ? [{ label: l10n.t('Summary by the Server'), detail: l10n.t('Written by its chat model; the texts are sent to it.'), value: summary }] : []),
  ];
  const centrings: Choice[] = [
    { label: l10n.t('Usual Centring'), detail: l10n.t('Models of your own and servers without the mean of all documents, others as they come.'), value: AUTO_CENTRING, picked: true },
    { label: l10n.t('Not Centred'), detail: l10n.t('Vectors as they come.'), value: 'none' },
    { label: l10n.t('Centred'), detail: l10n.t('Without the mean of all documents.'), value: 'mean' },
    { label: l10n.t('Without Common Directions'), detail: l10n.t('Without the mean and what nearly all documents share.'), value: 'directions' },
    { label: l10n.t('Centred by Language'), detail: l10n.t('Without the mean of the documents in the same language.'), value: 'language' },
  ];
  const own = size && !sizes.some(({ value }) => value === size) ? [{ label: l10n.t('Size of the Settings: {0}', size), value: size }] : [];
  return [
    ...section(l10n.t('Size'), 'dimensions', [...sizes, ...own]),
    ...section(l10n.t('Text'), 'summaries', texts),
    ...section(l10n.t('Centring'), 'centrings', centrings),
  ];
}

function section(label: string, part: keyof Preparation, own: readonly Choice[]): Choice[] {
  return [{ label, kind: QuickPickItemKind.Separator }, ...own.map(choice => ({ ...choice, part }))];
}
