// The map without a graphics card: frames a second while panning beside WebGL2 point sprites in the same browser, and how
// long opening, coming to rest, hovering and the larger actions take.
import { readFileSync } from 'node:fs';
import { buildPage, launch, loadGeometry, openPage, servePage } from '../test/map/page.mjs';
import { actions } from './map/actions.mjs';
import { makeMapInPage } from '../test/map/madeMap.mjs';
import { measureMap, measurePeer } from './map/measure.mjs';
import { loadNote, median, printTable } from './runner.mjs';

export const help = `npm run bench -- map [options]: needs Chromium (KINDRED_CHROMIUM, /usr/bin/chromium)
  --sizes    numbers of points, with commas (default 20000,100000,1000000)
  --runs     of each, in turns with WebGL2 (default 3)
  --ratio    device pixels a CSS pixel (default 1)
  --actions  no: leaves out what lasso, filter, colours, search and list take`;

export const options = {
  sizes: { type: 'string', default: '20000,100000,1000000' },
  runs: { type: 'string', default: '3' },
  ratio: { type: 'string', default: '1' },
  actions: { type: 'string', default: 'yes' },
};

const GROUPS = 20;

export async function run({ sizes, runs, ratio, actions: wanted }) {
  const geometry = await loadGeometry();
  const ours = await servePage(await buildPage('main.ts'), 'kindred-map');
  const peer = await servePage({ '/page.js': readFileSync(new URL('peers/webgl_points.js', import.meta.url), 'utf8'), '/page.css': '' }, 'points');
  const browser = await launch();
  const rows = [];
  try {
    for (const size of sizes.split(',').map(Number)) {
      const results = { ours: [], peer: [] };
      for (let turn = 0; turn < Number(runs); turn++) {
        const map = await openPage(browser, ours.url, { ratio: Number(ratio) });
        const measured = await measureMap(map, geometry, size, GROUPS, makeMapInPage);
        if (wanted !== 'no' && turn === 0) results.actions = await actions(map);
        results.ours.push(measured);
        await map.close();
        const points = await openPage(browser, peer.url, { ratio: Number(ratio) });
        results.peer.push(await measurePeer(points, size, GROUPS, makeMapInPage, measured));
        await points.close();
      }
      rows.push(report(size, results));
    }
  } finally {
    await browser.close();
    ours.close();
    peer.close();
  }
  console.log(`medians of ${runs} runs each, in turns, pixel ratio ${ratio}, no graphics card; ${loadNote()}`);
  return rows;
}

function report(points, { ours, peer, actions: done }) {
  const of = (all, name) => median(all.map(one => one[name]));
  const ms = value => (value === undefined || Number.isNaN(value) ? '–' : value.toFixed(value < 100 ? 1 : 0));
  const perSecond = value => (1000 / value).toFixed(1);
  const line = (name, all) => [name, ...['pan', 'zoom'].flatMap(kind => [perSecond(of(all, kind)), ms(of(all, `${kind}Work`))]), ...['open', 'sharp', 'sharpFar', 'sharpZoom', 'rest', 'hover', 'memoryMb'].map(key => ms(of(all, key)))];
  console.log(`\n${points.toLocaleString('en')} points`);
  printTable(
    ['', 'pan frames/s', 'ms of work', 'zoom frames/s', 'ms of work', 'opens ms', 'sharp after pan ms', 'after a far one ms', 'after zoom ms', 'longest task then ms', 'hover ms', 'page MB'],
    [line('Kindred', ours), line('WebGL2 sprites', peer)],
  );
  console.log(`one frame of WebGL2, waited for: ${ms(of(peer, 'frame'))} ms`);
  if (done) printTable(['action', 'until drawn ms', 'longest task ms'], Object.entries(done).map(([name, { drawn, longest }]) => [name, ms(drawn), ms(longest)]));
  const all = list => Object.fromEntries(Object.keys(list[0]).filter(key => typeof list[0][key] === 'number').map(key => [key, of(list, key)]));
  return { work: `${points} points`, ours: all(ours), peers: { 'WebGL2 point sprites': all(peer) }, ratio: of(peer, 'pan') / of(ours, 'pan'), actions: done };
}
