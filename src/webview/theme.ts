import { furtherSlots } from './colouring/slots';
import { cssColour, packPixel, parseColour, type Rgba } from './colours';
import { GROUP_COLOURS, slotVariable, type ThemeKind } from '../core/palette';

/** What the canvases need to know about the editor's theme; the HTML parts use the same variables in CSS. */
export interface Theme {
  readonly kind: ThemeKind;
  readonly highContrast: boolean;
  readonly light: boolean;
  readonly reducedMotion: boolean;
  readonly font: string;
  readonly background: Rgba;
  readonly foreground: Rgba;
  /** For group names: a step stronger than the foreground. */
  readonly strong: Rgba;
  readonly dim: Rgba;
  readonly border: Rgba;
  readonly focus: Rgba;
  /** Group colours by slot 0 … 19, ungrouped, other categories, and the ramp; as colours, pixels and CSS. */
  readonly slots: readonly Rgba[];
  readonly slotPixels: Uint32Array;
  readonly slotCss: readonly string[];
}

const DEFAULTS: Readonly<Record<ThemeKind, Readonly<Record<'background' | 'foreground' | 'dim' | 'border', string>>>> = {
  dark: { background: '#1f1f1f', foreground: '#cccccc', dim: '#9d9d9d', border: '#454545' },
  light: { background: '#ffffff', foreground: '#3b3b3b', dim: '#616161', border: '#c8c8c8' },
  'hc-dark': { background: '#000000', foreground: '#ffffff', dim: '#ffffff', border: '#6fc3df' },
  'hc-light': { background: '#ffffff', foreground: '#292929', dim: '#292929', border: '#0f4a85' },
};

function kindOf(body: HTMLElement): ThemeKind {
  const has = (name: string) => body.classList.contains(name);
  // The light one first: the editor sets both classes for it.
  if (has('vscode-high-contrast-light')) return 'hc-light';
  if (has('vscode-high-contrast')) return 'hc-dark';
  return has('vscode-light') ? 'light' : 'dark';
}

/** Reads the theme from the classes and custom properties the editor puts on the page. */
export function readTheme(): Theme {
  const kind = kindOf(document.body);
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, fallback: string): Rgba =>
    parseColour(style.getPropertyValue(name)) ?? parseColour(fallback) ?? { r: 128, g: 128, b: 128, a: 1 };
  const highContrast = kind.startsWith('hc');
  const light = kind.endsWith('light');
  const { background, foreground, dim, border } = DEFAULTS[kind];
  const ink = read('--vscode-foreground', foreground);
  const groups = GROUP_COLOURS[kind].map((fallback, slot) => read(slotVariable(slot), fallback));
  const slots = [...groups, ...furtherSlots(groups)];
  const tabInk = highContrast ? ink : read('--vscode-tab-activeForeground', light ? '#3b3b3b' : '#ffffff');
  return {
    kind,
    highContrast,
    light,
    reducedMotion:
      document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches,
    font: getComputedStyle(document.body).fontFamily || 'sans-serif',
    background: read('--vscode-editor-background', background),
    foreground: ink,
    strong: tabInk,
    dim: highContrast ? ink : read('--vscode-descriptionForeground', dim),
    border: highContrast ? read('--vscode-contrastBorder', border) : read('--vscode-editorWidget-border', border),
    focus: read('--vscode-focusBorder', '#0078d4'),
    slots,
    slotPixels: Uint32Array.from(slots, packPixel),
    slotCss: slots.map(slot => cssColour(slot)),
  };
}

/** Reads the theme and hands it to the HTML parts within an element: colours of groups as `--mark-N`, and a class. */
export function paintTheme({ style, classList }: HTMLElement): Theme {
  const theme = readTheme();
  theme.slotCss.forEach((colour, slot) => style.setProperty(`--mark-${slot}`, colour));
  classList.toggle('high-contrast', theme.highContrast);
  return theme;
}

/** Calls back after the editor changed the theme or the wish for less motion. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] });
  matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', changed);
}
