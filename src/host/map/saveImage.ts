import { l10n, window } from 'vscode';
import { saveAs } from '../page/saveAs';

/** Asks for the kind of picture and the place, and saves the map as it is on screen. */
export async function saveMapImage(picture: (wanted: { readonly type: 'png' | 'svg' }) => Promise<string | Uint8Array>): Promise<void> {
  const kinds = [
    { label: 'PNG', description: l10n.t('pixels, at twice the size'), type: 'png' },
    { label: 'SVG', description: l10n.t('shapes and text, for drawing programs'), type: 'svg' },
  ] as const;
  const kind = await window.showQuickPick(kinds, { title: l10n.t('Save Map Image') });
  if (!kind) return;
  const drawn = await picture({ type: kind.type });
  await saveAs(`map.${kind.type}`, { [kind.label]: [kind.type] }, typeof drawn === 'string' ? new TextEncoder().encode(drawn) : drawn);
}
