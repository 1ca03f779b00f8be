/** What the mouse, pen and fingers ask for; positions in CSS pixels of the stage. */
export interface GestureActions {
  pan(dx: number, dy: number): void;
  zoom(x: number, y: number, factor: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number, event: MouseEvent): void;
  dragging(active: boolean): void;
}

/** A press that moves less than this is a click. */
const DRAG = 4;

/** Turns pointer and wheel events of an element into gestures: one pointer pans, two pinch, the wheel zooms. */
export function listenToGestures(element: HTMLElement, actions: GestureActions): void {
  const pressed = new Map<number, { x: number; y: number }>();
  let start = { x: 0, y: 0 };
  let dragged = false;
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
    if (pressed.size === 1) {
      if (!dragged && Math.hypot(at.x - start.x, at.y - start.y) < DRAG) return;
      if (!dragged) actions.dragging(true);
      dragged = true;
      actions.pan(at.x - before.x, at.y - before.y);
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
  element.addEventListener('pointerup', release);
  element.addEventListener('pointercancel', release);
  element.addEventListener('pointerleave', () => {
    if (pressed.size === 0) actions.leave();
  });
  element.addEventListener('click', event => {
    const at = place(event);
    if (!dragged) actions.click(at.x, at.y, event);
    dragged = false;
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
}
