import { l10n } from 'vscode';

/** What the colour slots are called, in their order. */
export function colourNames(): string[] {
  return [
    l10n.t('Blue'), l10n.t('Ochre'), l10n.t('Turquoise'), l10n.t('Pink'), l10n.t('Yellow'), l10n.t('Violet'), l10n.t('Green'),
    l10n.t('Sky'), l10n.t('Petrol'), l10n.t('Blush'), l10n.t('Periwinkle'), l10n.t('Mint'), l10n.t('Crimson'), l10n.t('Lime'),
    l10n.t('Orchid'), l10n.t('Iris'), l10n.t('Emerald'), l10n.t('Rose'), l10n.t('Lilac'), l10n.t('Apricot'),
  ];
}
