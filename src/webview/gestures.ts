import { extended, type Place, type Tool } from './selecting/outline';

/** What the mouse, pen and fingers ask for; positions in CSS pixels of the stage. */
export interface GestureActions {
  pan(dx: number, dy: number): void;
  zoom(x: number, y: number, factor: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number, event: MouseEvent): void;
  dragging(active: boolean): void;
  /** What a press that becomes a drag draws; undefined = it pans. */
  tool(event: PointerEvent): Tool | undefined;
  draw(outline: readonly Place[]): void;
  /** The outline is closed; `event` tells which keys are held. */
  enclose(event: PointerEvent): void;
  /** The outline was given up. */
  undraw(): void;
}

export interface Gestures {
  /** Gives up the outline that is being drawn; false if there is none. */
  stop(): boolean;
}

/** A press that moves less than this is a click. */
const DRAG = 4;

/** Turns pointer and wheel events of an element into gestures: one pointer pans or draws, two pinch, the wheel zooms. */
export function listenToGestures(element: HTMLElement, actions: GestureActions): Gestures {
  const pressed = new Map<number, { x: number; y: number }>();
  let start = { x: 0, y: 0 };
  let dragged = false;
  let tool: Tool | undefined;
  let outline: readonly Place[] = [];
  const undraw = () => {
    if (!tool) return false;
    const drawn = dragged;
    tool = undefined;
    if (drawn) actions.undraw();
    return drawn;
  };
  const place = (event: MouseEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  element.addEventListener('pointerdown', event => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    const at = place(event);
    if (pressed.size === 0) {
      start = at;
      dragged = false;
      tool = actions.tool(event);
      outline = [at];
    } else {
      undraw();
    }
    pressed.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
  });

  element.addEventListener('pointermove', event => {
    const at = place(event);
    const before = pressed.get(event.pointerId);
    if (!before) {
      actions.hover(at.x, at.y);
      return;
    }
    // Let go where nobody was told: while another button was held, or out of sight.
    if (event.pointerType === 'mouse' && !(event.buttons & 1)) return end(event);
    if (pressed.size === 1) {
      if (!dragged && Math.hypot(at.x - start.x, at.y - start.y) < DRAG) return;
      if (!dragged && !tool) actions.dragging(true);
      dragged = true;
      if (tool) actions.draw((outline = extended(tool, outline, at)));
      else actions.pan(at.x - before.x, at.y - before.y);
    } else {
      const other = [...pressed].find(([id]) => id !== event.pointerId)![1];
      dragged = true;
      const apart = Math.hypot(before.x - other.x, before.y - other.y);
      const now = Math.hypot(at.x - other.x, at.y - other.y);
      actions.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
      if (apart > 1 && now > 1) actions.zoom((at.x + other.x) / 2, (at.y + other.y) / 2, now / apart);
    }
    pressed.set(event.pointerId, at);
  });

  const release = (event: PointerEvent) => {
    pressed.delete(event.pointerId);
    if (pressed.size === 0) actions.dragging(false);
  };
  const end = (event: PointerEvent) => {
    if (tool && dragged) {
      // Another selection that came meanwhile took it away.
      actions.draw(outline);
      actions.enclose(event);
    }
    tool = undefined;
    release(event);
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', event => {
    undraw();
    release(event);
  });
  element.addEventListener('pointerleave', () => {
    if (pressed.size === 0) actions.leave();
  });
  element.addEventListener('click', event => {
    const at = place(event);
    if (!dragged) actions.click(at.x, at.y, event);
    dragged = false;
  });
  // Another button pressed on the way asks for no menu.
  element.addEventListener('contextmenu', event => {
    if (!pressed.size || !dragged) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  element.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      const at = place(event);
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
      // Pinching on a touchpad arrives as a wheel with Ctrl and small steps.
      const speed = event.ctrlKey && Math.abs(event.deltaY) < 30 ? 0.01 : 0.0018;
      const turn = Math.max(-240, Math.min(240, event.deltaY * lines));
      actions.zoom(at.x, at.y, Math.exp(-turn * speed));
    },
    { passive: false },
  );
  return {
    stop() {
      const drawn = undraw();
      // What is still held draws and pans no more.
      if (drawn) pressed.clear();
      return drawn;
    },
  };
}
