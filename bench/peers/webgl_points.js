/* global devicePixelRatio, innerWidth, innerHeight, requestAnimationFrame */
// The peer of `bench map`: every point a WebGL2 sprite, a smooth disc, drawn anew in each frame that the pointer moves.
const VERTEX = `#version 300 es
in vec2 place; in vec3 colour; uniform vec4 view; uniform vec2 size; uniform float diameter; out vec3 ink;
void main() {
  vec2 at = place * view.x + view.yz;
  gl_Position = vec4(at.x / size.x * 2.0 - 1.0, 1.0 - at.y / size.y * 2.0, 0.0, 1.0);
  gl_PointSize = diameter + 1.0;
  ink = colour;
}`;
const FRAGMENT = `#version 300 es
precision highp float;
in vec3 ink; uniform float diameter; uniform float opacity; out vec4 pixel;
void main() {
  float away = length(gl_PointCoord - 0.5) * (diameter + 1.0);
  pixel = vec4(ink, opacity * clamp(diameter / 2.0 + 0.5 - away, 0.0, 1.0));
}`;

/** Shows points: `positions` interleaved, y upwards; `colours` three bytes a point; `view` scale, x and y of the origin. */
window.showPoints = ({ positions, colours, view, diameter, opacity, background }) => {
  const canvas = document.createElement('canvas');
  canvas.className = 'stage';
  document.body.style.margin = '0';
  document.body.append(canvas);
  const ratio = devicePixelRatio;
  canvas.width = innerWidth * ratio;
  canvas.height = innerHeight * ratio;
  canvas.style.cssText = `width: ${innerWidth}px; height: ${innerHeight}px; display: block`;
  const gl = canvas.getContext('webgl2', { antialias: false, alpha: false });
  const program = gl.createProgram();
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
  gl.useProgram(program);
  const count = positions.length / 2;
  const turned = positions.map((value, k) => (k % 2 ? -value : value));
  for (const [name, data, size, type, even] of [['place', turned, 2, gl.FLOAT, false], ['colour', colours, 3, gl.UNSIGNED_BYTE, true]]) {
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    const at = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, type, even, 0, 0);
  }
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  gl.clearColor(background[0] / 255, background[1] / 255, background[2] / 255, 1);
  gl.viewport(0, 0, canvas.width, canvas.height);
  gl.uniform2f(gl.getUniformLocation(program, 'size'), innerWidth, innerHeight);
  gl.uniform1f(gl.getUniformLocation(program, 'diameter'), diameter * ratio);
  gl.uniform1f(gl.getUniformLocation(program, 'opacity'), opacity);
  const place = gl.getUniformLocation(program, 'view');
  const camera = { ...view };
  let requested = 0;
  let before;
  const draw = () => {
    requested = 0;
    gl.uniform4f(place, camera.scale, camera.dx, camera.dy, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.drawArrays(gl.POINTS, 0, count);
  };
  const redraw = () => (requested ||= requestAnimationFrame(draw));
  canvas.addEventListener('pointerdown', event => (before = { x: event.clientX, y: event.clientY }));
  canvas.addEventListener('pointerup', () => (before = undefined));
  canvas.addEventListener('pointermove', event => {
    if (!before) return;
    camera.dx += event.clientX - before.x;
    camera.dy += event.clientY - before.y;
    before = { x: event.clientX, y: event.clientY };
    redraw();
  });
  canvas.addEventListener('wheel', event => {
    event.preventDefault();
    const factor = Math.exp(-event.deltaY * 0.0018);
    camera.dx = event.clientX - (event.clientX - camera.dx) * factor;
    camera.dy = event.clientY - (event.clientY - camera.dy) * factor;
    camera.scale *= factor;
    redraw();
  }, { passive: false });
  /** Milliseconds of one frame drawn and waited for. */
  window.oneFrame = () => {
    const start = performance.now();
    draw();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    return performance.now() - start;
  };
  draw();
};
