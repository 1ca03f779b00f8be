// How texts and points stand out from what is behind them, by WCAG 2.2; for pages whose grounds are plain.
/* global getComputedStyle, NodeFilter, SVGElement */

/** How many of these places on the page have no pixel of the map beside them whose contrast with the background is `least`. */
export function faintPoints(page, places, least) {
  return page.evaluate(([points, lowest]) => {
    const canvas = document.querySelector('.stage canvas');
    const { left, top } = canvas.getBoundingClientRect();
    const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const luminance = at => [0.2126, 0.7152, 0.0722].reduce((sum, weight, part) => sum + weight * (v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))(data[at + part] / 255), 0);
    const ground = luminance(0);
    const contrast = at => (Math.max(luminance(at), ground) + 0.05) / (Math.min(luminance(at), ground) + 0.05);
    const around = [-1, 0, 1].flatMap(y => [-1, 0, 1].map(x => [x, y]));
    return points.filter(({ x, y }) => !around.some(([dx, dy]) => contrast(4 * ((Math.floor(y - top) + dy) * width + Math.floor(x - left) + dx)) >= lowest)).length;
  }, [places, least]);
}

/** Texts of a page whose contrast with their ground is below `least`, with the figure. */
export function faintTexts(page, least) {
  return page.evaluate(lowest => {
    const parse = colour => {
      const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
      // `color(srgb …)` has parts of 0 … 1.
      return colour.startsWith('color(') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
    };
    const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
    const ground = element => {
      const layers = [];
      for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
      return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
    };
    const luminance = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map(part => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.getClientRects().length || ['STYLE', 'SCRIPT'].includes(element.tagName)) continue;
      const style = getComputedStyle(element);
      const behind = ground(element);
      const ink = over(parse(element instanceof SVGElement ? style.fill : style.color), behind);
      const [light, dark] = [luminance(ink), luminance(behind)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      if (ratio < lowest) found.push(`${ratio.toFixed(2)} ${node.data.trim().slice(0, 40)}`);
    }
    return found;
  }, least);
}
