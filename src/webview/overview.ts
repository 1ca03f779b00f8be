import { fitCamera, fitScale, type Camera, type Frame } from './camera';
import { cssColour } from './colours';
import { make, toggle } from './dom';
import { HIDDEN } from './emphasis';
import type { Scene } from './scene';
import { fill, type Strings } from './strings';
import type { Theme } from './theme';

const WIDTH = 178;
const HEIGHT = 128;
const PAD = 8;
/** Points drawn at most; more would not be told apart in so little room. */
const POINTS = 20_000;

export interface Overview {
  readonly element: HTMLElement;
  /** Draws the whole map small and the part on the stage as a frame. */
  show(scene: Scene, levels: Uint8Array, theme: Theme, frame: Frame, camera: Camera): void;
  hide(): void;
}

/** The inset at the bottom right while zoomed in close; a click goes there. */
export function makeOverview(strings: Strings, go: (x: number, y: number) => void): Overview {
  const canvas = make('canvas', { 'aria-hidden': 'true' });
  const element = make('div.card.overview', { title: fill(strings.overview, {}) }, canvas);
  const pen = canvas.getContext('2d')!;
  let scale = 1;
  let [dx, dy] = [0, 0];
  toggle(element, false);
  element.addEventListener('click', event => {
    const box = canvas.getBoundingClientRect();
    go((event.clientX - box.left - dx) / scale, (event.clientY - box.top - dy) / scale);
  });
  return {
    element,
    show(scene, levels, theme, frame, camera) {
      toggle(element, true);
      const ratio = devicePixelRatio || 1;
      canvas.width = WIDTH * ratio;
      canvas.height = HEIGHT * ratio;
      const small: Frame = { width: WIDTH, height: HEIGHT, padding: { left: PAD, top: PAD, right: PAD, bottom: PAD }, bounds: frame.bounds };
      scale = fitScale(small);
      const { x, y } = fitCamera(small);
      [dx, dy] = [WIDTH / 2 - x * scale, HEIGHT / 2 - y * scale];
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, WIDTH, HEIGHT);
      const step = Math.max(1, Math.ceil(scene.count / POINTS));
      for (let k = 0; k < scene.count; k += step) {
        const i = scene.order[k];
        if (levels[i] === HIDDEN) continue;
        pen.fillStyle = theme.slotCss[scene.slot[i]];
        pen.fillRect(scene.x[i] * scale + dx - 0.8, scene.y[i] * scale + dy - 0.8, 1.6, 1.6);
      }
      const seen = fitScale(frame) * camera.zoom;
      const w = ((frame.width - frame.padding.left - frame.padding.right) / seen) * scale;
      const h = ((frame.height - frame.padding.top - frame.padding.bottom) / seen) * scale;
      pen.strokeStyle = cssColour(theme.highContrast ? theme.foreground : theme.focus);
      pen.lineWidth = 1.5;
      pen.strokeRect(camera.x * scale + dx - w / 2, camera.y * scale + dy - h / 2, w, h);
    },
    hide: () => toggle(element, false),
  };
}
