// What a suite does by hand: the harness around the browser does it with mouse and keys, and tells what came of it.
const assert = require('node:assert/strict');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { until } = require('./window.cjs');

/** Longer than the harness tries, so that its own words are told. */
const LONGEST_MS = 100_000;
/** So often something is done by hand, and so long what comes of it is waited for before it is done again. */
const TRIES = 3;
const EFFECT_MS = 12_000;
/** Room between a line that is drawn around points and the points. */
const ROOM = 8;
let asked = 0;

/** Has something done by hand, by the name of a deed in `test/harness`; gives what came of it, rejects with what stood in the way. */
const byHand = async (deed, what) => {
  const into = path.join(path.dirname(process.env.KINDRED_TEST_RESULTS), `hand-${process.pid}-${++asked}.json`);
  console.log(`KINDRED_HAND ${JSON.stringify({ deed, what, into })}`);
  await until(() => existsSync(into), `${deed} by hand`, LONGEST_MS);
  const { value, error } = JSON.parse(readFileSync(into, 'utf8'));
  if (error !== undefined) throw new Error(error);
  return value;
};
exports.byHand = byHand;

/**
 * Does something by hand until it has come to pass, and gives what `look` gives then. Where nothing comes of it, it is done
 * again from the start: keys, a click, a list that is open get lost when a part of the window is drawn anew or takes the
 * focus just then.
 */
exports.untilDone = async (act, look, what) => {
  for (let left = TRIES - 1; ; left--) {
    const failure = await act().then(() => undefined, error => error);
    try {
      return await until(look, what, failure && left > 0 ? 1000 : EFFECT_MS);
    } catch (error) {
      if (left === 0) throw failure ?? error;
      console.log(`once more: ${(failure ?? error).message.split('\n')[0]}`);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }
  }
};

/** Whether something can be done by hand here: there is a browser around the window. */
exports.doneByHand = () => Boolean(process.env.KINDRED_TEST_BROWSER);

/**
 * Whether whole suites are done by hand. That takes its time: only with the installed package, where nothing can stand in for
 * a person, and where suites are asked for by name.
 */
exports.allByHand = () => exports.doneByHand() && Boolean(process.env.KINDRED_TEST_MODE === 'vsix' || process.env.KINDRED_SUITES);

/** What the map shows once it is drawn and nothing on it moves. */
const restingMap = async api => {
  let last;
  return until(async () => {
    const map = await api.describeMap();
    const seen = map?.documents > 0 && map.rests && JSON.stringify([map.view, map.labels, [...map.points]]);
    const rests = seen && seen === last;
    last = seen;
    await new Promise(resolve => setTimeout(resolve, 100));
    return rests && map;
  }, 'the map rests');
};
exports.restingMap = restingMap;

/** Where on the map's page things are, as the map itself tells. */
exports.places = api => {
  const pointsOf = async () => {
    const { points } = await restingMap(api);
    return new Map(api.grouping.documents.map(({ id }, i) => [id, [points[2 * i], points[2 * i + 1]]]));
  };
  return {
    /** A rectangle close around the points of documents, as a path, and all documents with their points in it. */
    around: async (...ids) => {
      const points = await pointsOf();
      const own = ids.map(id => points.get(id));
      const [[left, right], [top, bottom]] = [0, 1].map(axis => [Math.min(...own.map(at => at[axis])) - ROOM, Math.max(...own.map(at => at[axis])) + ROOM]);
      const inside = [...points].filter(([, [x, y]]) => x > left && x < right && y > top && y < bottom).map(([id]) => id);
      return { path: [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]], inside };
    },
    /** The first of some documents whose point lies free, and where that is: the card that opens there is about it. */
    free: async (...ids) => {
      // The map may have moved on meanwhile, or its card have come late.
      for (let looks = 0; looks < TRIES; looks++) {
        const points = await pointsOf();
        for (const id of ids) {
          const at = points.get(id);
          const { title } = api.grouping.documents.find(document => document.id === id);
          const card = await byHand('mapHover', { at }).catch(() => null);
          if (card?.startsWith(title.replace(/\s+/g, ' '))) return { id, at, card };
        }
      }
      return assert.fail(`none of ${ids.join(', ')} lies free`);
    },
    /** The middle of a group's name. */
    nameOf: async name => {
      const { labels } = await restingMap(api);
      const { box } = labels.find(({ kind, text }) => kind === 'group' && text === name) ?? assert.fail(`no ${name} among ${labels.map(({ text }) => text).join(', ')}`);
      return [box[0] + box[2] / 2, box[1] + box[3] / 2];
    },
  };
};

/** Whether a part of the map's page (`tray`, `quiet`, `results`, …) says something, as a match or null. */
exports.mapSays = async (part, words) => words.exec((await byHand('mapSee'))[part] ?? '');
