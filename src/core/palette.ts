/** The four kinds of theme of the editor. */
export type ThemeKind = 'dark' | 'light' | 'hc-dark' | 'hc-light';

/** Slot of documents in no group, after the twenty of the groups. */
export const UNGROUPED_SLOT = 20;

const words = (text: string) => text.split(' ').map(hex => `#${hex}`);

/**
 * The group colours, slots 0 … 19 and ungrouped: the same values as in `contributes.colors`, for pages the editor does not
 * hand them out to, and for telling how different two slots look.
 */
export const GROUP_COLOURS: Readonly<Record<ThemeKind, readonly string[]>> = {
  dark: words(
    '81a5fe cc790f 3cd4b9 f264ad ecd03c a666ee 7aba4a 8dddfd 439ec5 feaed4 aeb7fe 92e0a6 f35978 b2c63e e397da 877bce 05a45e e6869c ca88e4 e49c7d 868686',
  ),
  light: words(
    '3a5fc9 794401 158a77 a7166d a18c09 681da7 407602 3998b9 035e7c b76990 686dd5 4d9a64 a6003d 72810d 9c5695 4d3d8a 095d34 9e465d 86489e 9d5b3e 8a8a8a',
  ),
  'hc-dark': words(
    'b5bffd d88200 60deaf f188cd eed325 b477ff 82bf56 8be7ff 58b6d5 e19fb3 a896ff 97e698 f1668b b2cb47 d47eb6 998adb 00ac5d ffb7d2 caa0f0 db9586 b0b0b0',
  ),
  'hc-light': words(
    '5052e8 583501 058471 a2166a 867402 681da7 445d00 036786 1a5375 851155 656cce 457347 c41c43 666900 9b60a1 523d8c 006742 6e2039 864ca1 6c3b2b 6b6b6b',
  ),
};

/** The custom property the editor sets for a slot. */
export function slotVariable(slot: number): string {
  return slot === UNGROUPED_SLOT ? '--vscode-kindred-ungrouped' : `--vscode-kindred-group${String(slot + 1).padStart(2, '0')}`;
}
