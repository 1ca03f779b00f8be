import { onStage } from '../camera';
import { markup, type Markup } from '../../core/markup';
import { UNGROUPED_SLOT } from '../../core/palette';
import { isolate, plainText } from '../../core/plainText';
import { SIZE_FACTORS } from '../colouring/ranges';
import { cssColour } from '../colours';
import { traceContour } from '../contours';
import { DIM, HIDDEN, LIT } from '../emphasis';
import { LEVELS } from '../ground';
import type { PlacedLabel } from '../labels/place';
import { dotRoom } from '../labels/wishes';
import { pointStyle } from '../pointStyle';
import type { Scene } from '../scene';
import { shapeData } from '../shapes';
import type { Stage } from '../stage';
import type { Strings } from '../strings';
import { tintImage } from '../tint';
import { legendImage } from './legendImage';

const rounded = (value: number) => String(Math.round(value * 100) / 100);

/**
 * The map as it is on the stage, as an SVG of the stage's size in CSS pixels: points as shapes, names as text, the legend
 * as the colours need it; no cards, no selection. All texts are escaped.
 */
export function svgImage(stage: Stage, strings: Strings): string {
  const { scene, theme, frame } = stage;
  const { width, height } = frame;
  const size = { width: rounded(width), height: rounded(height) };
  const background = cssColour(theme.background);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="${theme.font}">
<title>${plainText(scene?.data.title ?? '')}</title>
<rect width="100%" height="100%" fill="${background}"/>
${scene && [ground(stage, scene), points(stage, scene), stage.labels.labels.map(label => labelImage(label, scene, stage)), legendImage(scene, theme, width, strings)]}
</svg>
`.text;
}

function ground({ surface: { density }, theme }: Stage, scene: Scene): Markup | undefined {
  if (!density) return undefined;
  const lines: string[] = [];
  const pen = { moveTo: (x: number, y: number) => lines.push(`M${rounded(x)} ${rounded(y)}`), lineTo: (x: number, y: number) => lines.push(`L${rounded(x)} ${rounded(y)}`) };
  for (const level of LEVELS) traceContour(pen, density, level);
  const { left, top, cell, columns, rows } = density;
  const tinted = scene.colouring.kind === 'group' && !theme.highContrast;
  return markup`${tinted && markup`<image x="${rounded(left - cell / 2)}" y="${rounded(top - cell / 2)}" width="${rounded(columns * cell)}" height="${rounded(rows * cell)}" preserveAspectRatio="none" href="${pictureOf(tintImage(density, scene.groups, theme))}"/>`}
<path d="${lines.join('')}" fill="none" stroke="${cssColour(theme.foreground)}" stroke-opacity="${theme.highContrast ? 0.22 : 0.08}"/>
`;
}

function pictureOf(image: ImageData): string {
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}

function points(stage: Stage, scene: Scene): Markup[] {
  const { levels, theme, transform, frame, camera } = stage;
  const { radius, plain, dim, speck } = pointStyle(camera.zoom, stage.shown, stage.inView, theme);
  const drawn: Markup[] = [];
  for (const level of [DIM, DIM + 1, LIT]) {
    for (const i of scene.order) {
      const { x, y } = onStage(transform, scene.x[i], scene.y[i]);
      if (levels[i] !== level || levels[i] === HIDDEN || x < -radius || y < -radius || x > frame.width + radius || y > frame.height + radius) continue;
      const small = level === DIM ? speck : undefined;
      const r = small ?? radius * (scene.size ? SIZE_FACTORS[scene.size[i]] : 1) + (level === LIT ? 1.5 : 0);
      const colour = theme.slotCss[scene.slot[i]];
      const opacity = rounded(level === DIM ? dim : level === LIT ? 1 : plain);
      const hollow = scene.slot[i] === UNGROUPED_SLOT && small === undefined;
      const look = hollow ? markup`fill="none" stroke="${colour}" stroke-width="1.2" opacity="${opacity}"` : markup`fill="${colour}" opacity="${opacity}"`;
      if (hollow || small !== undefined || scene.shape[i] === 0) drawn.push(markup`<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${rounded(r)}" ${look}/>\n`);
      else drawn.push(markup`<path transform="translate(${rounded(x)} ${rounded(y)})" d="${shapeData(scene.shape[i], 0, r)}" ${look}/>\n`);
    }
  }
  return drawn;
}

function labelImage({ kind, text, note, box, size, marked, group }: PlacedLabel, scene: Scene, { theme }: Stage): Markup {
  const named = kind === 'group' || kind === 'area';
  const middle = box.y + box.h / 2;
  const owner = scene.groups[group];
  const left = box.x + (kind === 'document' ? 2 : 4);
  const ink = cssColour(named ? theme.strong : kind === 'subgroup' ? theme.foreground : theme.dim);
  const halo = cssColour(theme.background);
  const r = size * 0.27 + 1;
  const mark = marked && owner && markup`<path transform="translate(${rounded(left + r)} ${rounded(middle)})" d="${shapeData(theme.highContrast ? owner.shape : 0, 0, r)}" fill="${theme.slotCss[owner.slot]}"/>`;
  const counted = note !== '' && markup`<tspan dx="6" font-size="11" font-weight="400" fill="${cssColour(theme.dim)}">${note}</tspan>`;
  return markup`<g>${mark}<text x="${rounded(left + (marked ? dotRoom(size) : 0))}" y="${rounded(middle)}" dominant-baseline="central" font-size="${rounded(kind === 'document' ? 11 : size)}" font-weight="${named ? 600 : kind === 'subgroup' ? 500 : 400}" fill="${ink}" stroke="${halo}" stroke-opacity="0.86" stroke-width="${named ? 4.5 : 3.5}" stroke-linejoin="round" paint-order="stroke">${isolate(text)}${counted}</text></g>
`;
}
