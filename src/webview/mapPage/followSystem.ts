const DARK = matchMedia('(prefers-color-scheme: dark)');
const CONTRAST = matchMedia('(prefers-contrast: more), (forced-colors: active)');

/** Gives the page the theme that the system wishes for, now and when that changes: the classes of the editor's and those of `themes.css`. */
export function followSystem(): void {
  const follow = () => {
    const [dark, contrast] = [DARK.matches, CONTRAST.matches];
    document.documentElement.className = contrast ? (dark ? 'hc-dark' : 'hc-light') : dark ? 'dark' : 'light';
    document.body.className = contrast ? `vscode-high-contrast${dark ? '' : ' vscode-high-contrast-light'}` : dark ? 'vscode-dark' : 'vscode-light';
  };
  follow();
  for (const wish of [DARK, CONTRAST]) wish.addEventListener('change', follow);
}
