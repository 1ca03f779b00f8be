import { spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleForTest, notes, temporaryFolder, temporaryFolderForAll, writeFiles } from '../engine/support';

let script: string;
const folder = temporaryFolderForAll();
const cache = temporaryFolderForAll();
beforeAll(async () => {
  script = await bundleForTest('src/cli/main.ts', 'cli-process');
  writeFiles(folder, notes(8));
});

/** Runs a shell line in which $KINDRED stands for the program, with the folder and a cache. */
function shell(line: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const environment = { ...process.env, KINDRED: `${process.execPath} ${script}`, FOLDER: folder, CACHE: cache };
  const child = spawn('bash', ['-c', `set -o pipefail; ${line}`], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise(resolve => child.on('close', code => resolve({ code, stdout, stderr })));
}

describe.skipIf(process.platform === 'win32')('the program', () => {
  test('runs by its name without the extension', async () => {
    expect(await shell('${KINDRED%.js} group "$FOLDER" --cache "$CACHE" --quiet')).toMatchObject({ code: 0, stderr: '' });
  });

  test('says below its table which files were skipped, and why', async () => {
    const place = temporaryFolder();
    writeFiles(place, { ...notes(8), 'empty.md': '', 'void.md': '' });
    const reasons = /\n\nSkipped\n {5}2 {2}Empty\. {2}empty\.md, void\.md\n$/;
    for (const call of ['group', 'classify --labels folder']) {
      expect((await shell(`$KINDRED ${call} '${place}' --cache "$CACHE" --quiet`)).stdout).toMatch(reasons);
    }
  });

  test('writes nothing but the file to standard output where "-" is its name', async () => {
    for (const [option, form] of [['--json', /^\{"version":1,.*\}\n$/], ['--csv', /^id,path,[^]*\n$/], ['--svg', /^<\?xml [^]*<\/svg>\n?$/]] as const) {
      const { code, stdout } = await shell(`cd '${temporaryFolder()}' && $KINDRED group "$FOLDER" --cache "$CACHE" --quiet ${option} - && ls`);
      expect([code, option]).toEqual([0, option]);
      expect(stdout).toMatch(form);
    }
    expect(JSON.parse((await shell('$KINDRED methods --json -')).stdout)).toHaveProperty('methods');
    expect(JSON.parse((await shell('$KINDRED classify "$FOLDER" --cache "$CACHE" --quiet --labels folder --json -')).stdout)).toHaveProperty('classes');
    expect(JSON.parse((await shell('$KINDRED compare "$FOLDER" --cache "$CACHE" --quiet --representations tfidf --methods ward --samples 2 --json -')).stdout)).toHaveProperty('cells');
    expect(await shell('$KINDRED group "$FOLDER" --json - --csv -')).toMatchObject({ code: 2, stderr: 'kindred: --json and --csv name the same file, -. Name another one after --csv.\n' });
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet --json - | true')).toMatchObject({ code: 0, stderr: '' });
  });

  test('says where the number of groups asked for is not what comes', async () => {
    const call = (options: string) => shell(`$KINDRED group "$FOLDER" --cache "$CACHE" --quiet --representation tfidf ${options}`);
    expect(await call('--method dbscan --groups 3')).toMatchObject({ code: 0, stderr: expect.stringMatching(/^kindred: dbscan finds the number of groups by itself, so --groups 3 changes nothing\. .*\n$/) });
    expect(await call('--method kmeans --groups 900')).toMatchObject({ code: 0, stderr: expect.stringMatching(/^kindred: \d+ groups instead of 900: .*\n$/) });
    expect(await call('--method kmeans --groups 2')).toMatchObject({ code: 0, stderr: '' });
    expect(await call('--groups 900')).toMatchObject({ code: 0, stderr: expect.stringContaining('instead of 900') });
  });

  test('says where vectors could not be made as small as they were to be, in later runs too', async () => {
    const call = (size: string) => shell(`$KINDRED group "$FOLDER" --cache "$CACHE" --quiet --dimensions ${size}`);
    for (let time = 0; time < 2; time++) {
      expect(await call('300')).toMatchObject({ code: 0, stderr: expect.stringMatching(/^kindred: --dimensions 300:pca changes nothing: vectors keep their 384 numbers, as there are only \d+ documents\.\n$/) });
    }
    expect(await call('500:leading')).toMatchObject({ code: 0, stderr: 'kindred: --dimensions 500:leading changes nothing: vectors keep their 384 numbers, as they have no more.\n' });
    expect(await call('64:leading')).toMatchObject({ code: 0, stderr: '' });
  });

  test('says where most documents are not in the language of the bundled model, and only there', async () => {
    const folder = temporaryFolder();
    for (const [i, text] of ['Der Brotteig muss über Nacht ruhen und dann in den Ofen.', 'Die Katze liegt auf dem Sofa und der Hund davor.', 'Wir sind mit dem Zug an die See gefahren.'].entries()) writeFileSync(join(folder, `${i}.md`), text);
    const call = (representation: string) => shell(`$KINDRED group '${folder}' --cache "$CACHE" --quiet --representation ${representation}`);
    for (const representation of ['transformer', 'hybrid']) expect(await call(representation)).toMatchObject({ code: 0, stderr: expect.stringMatching(/^kindred: Most documents are not in English, .*onnx:FOLDER.*\n$/) });
    expect(await call('lsa')).toMatchObject({ code: 0, stderr: '' });
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet')).toMatchObject({ code: 0, stderr: '' });
  });

  test('does not mind readers that stop early', async () => {
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet | true')).toMatchObject({ code: 0, stderr: '' });
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" 2>&1 | true')).toMatchObject({ code: 0 });
  });

  test.skipIf(!existsSync('/dev/full'))('says so when the result cannot be written', async () => {
    const { code, stderr } = await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet > /dev/full');
    expect([code, stderr]).toEqual([1, 'kindred: the result cannot be written: the disk is full. Send it to another place.\n']);
  });

  test('refuses before any work what cannot be written: a folder, what lies in none, what others keep to themselves', async () => {
    const place = temporaryFolder();
    mkdirSync(join(place, 'taken'));
    symlinkSync('taken', join(place, 'link'));
    symlinkSync('circle', join(place, 'circle'));
    writeFileSync(join(place, 'file'), '');
    const kept = join(place, 'kept');
    const refused = async (call: string, path: string, why: string) => {
      const option = /--\w+(?= \S+$)/.exec(call)![0];
      expect(await shell(`cd '${place}' && $KINDRED ${call} --cache '${kept}'`)).toEqual({ code: 2, stdout: '', stderr: `kindred: ${path} cannot be written: ${why}. Name another file after ${option}.\n` });
    };
    await refused('group "$FOLDER" --csv out.csv --json taken', 'taken', 'it is a folder');
    await refused('group "$FOLDER" --html link', 'link', 'it is a folder');
    symlinkSync(join('none', 'out.html'), join(place, 'nowhere'));
    await refused('group "$FOLDER" --html nowhere', 'nowhere', 'there is no such folder');
    await refused(`group "$FOLDER" --html ${'n'.repeat(256)}`, 'n'.repeat(256), 'its name is too long');
    await refused('group "$FOLDER" --svg none/map.svg', 'none/map.svg', 'there is no such folder');
    await refused('compare "$FOLDER" --json file/out', 'file/out', 'a part of its path is no folder');
    await refused('compare "$FOLDER" --html circle', 'circle', 'its links lead in a circle');
    await refused(`classify "$FOLDER" --labels folder --json ${'n'.repeat(300)}`, 'n'.repeat(300), 'its name is too long');
    expect(await shell(`cd '${place}' && $KINDRED methods --json taken`)).toMatchObject({ code: 2, stdout: '' });
    expect(existsSync(kept)).toBe(false);
  });

  test.skipIf(process.getuid?.() === 0)('refuses a folder that may not be written to, but for a file in it that may', async () => {
    const place = temporaryFolder();
    writeFileSync(join(place, 'own'), '');
    writeFileSync(join(place, 'theirs'), '', { mode: 0o444 });
    const run = (file: string) => shell(`cd '${place}' && chmod 555 . && $KINDRED methods --json ${file}; code=$?; chmod 755 .; exit $code`);
    for (const file of ['new', 'theirs']) {
      expect(await run(file)).toMatchObject({ code: 2, stdout: '', stderr: `kindred: ${file} cannot be written: it is not writable for you. Name another file after --json.\n` });
    }
    expect(await run('own')).toMatchObject({ code: 0, stderr: '' });
  });

  test('refuses before any work what would be written over: one file for two options, and what is read', async () => {
    const place = temporaryFolder();
    const records = '{"id":"a","text":"Tides and harbours"}\n';
    writeFileSync(join(place, 'notes.jsonl'), records);
    symlinkSync('notes.jsonl', join(place, 'link.jsonl'));
    const run = (line: string) => shell(`cd '${place}' && $KINDRED ${line} --cache "$CACHE"`);
    expect(await run('group "$FOLDER" --html out --csv ./out')).toMatchObject({ code: 2, stdout: '', stderr: 'kindred: --html and --csv name the same file, ./out. Name another one after --csv.\n' });
    expect(await run('compare "$FOLDER" --json out --html out')).toMatchObject({ code: 2, stdout: '' });
    expect(await run('group notes.jsonl --json link.jsonl')).toMatchObject({ code: 2, stdout: '', stderr: 'kindred: --json would write over link.jsonl, which is to be read. Name another file after --json.\n' });
    expect(await run('compare "$FOLDER" --truth notes.jsonl --html notes.jsonl')).toMatchObject({ code: 2 });
    expect(await run('classify "$FOLDER" --labels notes.jsonl --json notes.jsonl')).toMatchObject({ code: 2 });
    expect(readFileSync(join(place, 'notes.jsonl'), 'utf8')).toBe(records);
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet --json /dev/stdout --csv /dev/stdout | tail -c 2')).toMatchObject({ code: 0, stderr: '' });
  });

  test('writes over no document of the folder that is read, but over what it wrote there itself', async () => {
    const place = temporaryFolder();
    const own = { ...notes(8), 'page.html': '<!DOCTYPE html>\n<html lang="en"><title>Mine</title><p>Tides.</p></html>\n', README: 'What the notes are about, said in a sentence.\n' };
    writeFiles(place, own);
    const [note] = Object.keys(own);
    const run = (call: string) => shell(`cd '${place}' && $KINDRED ${call} --cache "$CACHE" --quiet --representation tfidf`);
    for (const [call, option, file] of [['group .', '--json', note], ['group .', '--html', 'page.html'], ['group .', '--svg', 'README'], ['search . tides', '--json', 'page.html'], ['classify . --names a,b', '--json', './README']]) {
      expect(await run(`${call} ${option} '${file}'`)).toEqual({ code: 2, stdout: '', stderr: `kindred: ${option} would write over ${file}, which is to be read. Name another file after ${option}.\n` });
    }
    for (const [file, text] of Object.entries(own)) expect(readFileSync(join(place, file), 'utf8')).toBe(text);
    const group = 'group . --html report.html --markdown report.md --json groups.txt --csv table.txt';
    for (const call of [group, group, 'classify . --labels folder --json groups.txt', 'search . tides --json groups.txt']) expect(await run(call)).toMatchObject({ code: 0, stderr: '' });
    expect(await shell(`cd '${place}' && $KINDRED compare . --cache "$CACHE" --quiet --methods ward --representations tfidf --samples 2 --html report.html --json groups.txt`)).toMatchObject({ code: 0 });
    // What is to be read stays, whatever is said of others; a document that lies elsewhere is one of these.
    expect(await run('group . --json page.html --overwrite')).toMatchObject({ code: 2 });
    expect(await shell(`cd '${place}' && $KINDRED group "$FOLDER" --cache "$CACHE" --quiet --representation tfidf --json page.html --overwrite`)).toMatchObject({ code: 0 });
  });

  test('writes over a file of others only where it is told to, and over what it wrote itself without a word', async () => {
    const place = temporaryFolder();
    const run = (call: string) => shell(`cd '${place}' && $KINDRED ${call} --cache "$CACHE"`);
    const group = 'group "$FOLDER" --quiet --representation tfidf';
    const all = `${group} --json g.json --html g.html --markdown g.md --csv g.csv --npy g.npy --svg g.svg --graphml g.graphml`;
    const others = ['compare "$FOLDER" --quiet --representations tfidf --methods ward --samples 2 --json c.json', 'classify "$FOLDER" --quiet --labels folder --json l.json', 'search "$FOLDER" tides --quiet --json s.json', 'cache export cache.bin'];
    for (const call of [all, all, `${group} --npy v.npy`, `${group} --npy v.npy`, ...others, ...others]) expect(await run(call)).toMatchObject({ code: 0 });
    expect(await shell(`cd '${place}' && $KINDRED methods --json m.json && $KINDRED methods --json m.json`)).toMatchObject({ code: 0 });
    const mine = { 'list.csv': 'name,price\nrye,3\n', 'data.json': '{"version":1,"name":"mine"}\n', 'kept.json': '{"version":1,"documents":[{"name":"mine"}]}\n', 'index.json': '{"version": 1, "documents": [{"id": "a", "path": "a.md", "title": "A", "text": "Rye."}]}\n', 'list.json': '{"version":1,"documents":["a.md"]}\n', 'none.json': '{"version":1,"documents":[]}\n', 'asked.json': '{"version":1,"query":"rye","hits":[]}\n', 'page.html': '<!DOCTYPE html>\n<title>Mine</title>\n', 'drawing.svg': '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n', 'array.npy': '\x93NUMPY, an array', 'array.csv': 'id,weight\na,1\n' };
    writeFiles(place, mine);
    const refused = (option: string, file: string) => ({ code: 2, stdout: '', stderr: `kindred: ${option} would write over ${file}, which kindred did not write. Name another file after ${option}, or give --overwrite.\n` });
    for (const [option, file] of [['--csv', 'list.csv'], ['--json', 'data.json'], ...['kept', 'index', 'list', 'none', 'asked'].map(name => ['--json', `${name}.json`]), ['--html', 'page.html'], ['--svg', 'drawing.svg']]) expect(await run(`${group} ${option} ${file}`)).toEqual(refused(option, file));
    expect(await run(`${group} --npy array.npy`)).toEqual(refused('--npy', 'array.csv'));
    expect(await run(`${group} --npy array.npy --csv new.csv`)).toEqual(refused('--npy', 'array.npy'));
    expect(await run('cache export list.csv')).toEqual(refused('kindred cache export', join(place, 'list.csv')));
    for (const [file, text] of Object.entries(mine)) expect(readFileSync(join(place, file), 'utf8')).toBe(text);
    for (const call of [`${group} --npy array.npy --json data.json`, 'cache export list.csv']) expect(await run(`${call} --overwrite`)).toMatchObject({ code: 0 });
  });

  test('leaves a file its rights, and makes the one that a link leads to', async () => {
    const place = temporaryFolder();
    writeFileSync(join(place, 'shared.json'), '');
    symlinkSync(join('below', 'made.json'), join(place, 'link.json'));
    const call = 'umask 022 && chmod 664 shared.json && mkdir below && $KINDRED group "$FOLDER" --cache "$CACHE" --quiet --representation tfidf';
    expect(await shell(`cd '${place}' && ${call} --json shared.json && $KINDRED methods --json link.json`)).toMatchObject({ code: 0, stderr: '' });
    expect(statSync(join(place, 'shared.json')).mode & 0o777).toBe(0o664);
    expect(lstatSync(join(place, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(place, 'below'))).toEqual(['made.json']);
    // A name as long as names may be; a link to a link, in a folder that is one itself.
    const long = `${'n'.repeat(250)}.json`;
    mkdirSync(join(place, 'real', 'deep'), { recursive: true });
    symlinkSync(join('real', 'deep'), join(place, 'linked'));
    symlinkSync('second', join(place, 'linked', 'first'));
    symlinkSync(join('..', long), join(place, 'linked', 'second'));
    expect(await shell(`cd '${place}' && $KINDRED methods --json linked/first`)).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(place, 'real', 'deep')).filter(name => lstatSync(join(place, 'linked', name)).isSymbolicLink())).toEqual(['first', 'second']);
    expect(readdirSync(join(place, 'real')).sort()).toEqual(['deep', long]);
    expect(await shell(`cd '${place}' && rm real/n* && $KINDRED group "$FOLDER" --json linked/second --csv real/${long}`)).toMatchObject({ code: 2, stderr: expect.stringContaining('name the same file') });
    expect(await shell('$KINDRED methods --json >(tail -c 2) | tail -c 2')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('}\n') });
  });

  test('has no file for the cache called as standard output is', async () => {
    expect(await shell(`cd '${temporaryFolder()}' && $KINDRED cache export - --cache "$CACHE"; ls`)).toEqual({ code: 0, stdout: '', stderr: 'kindred: kindred cache export needs the name of a file: "-" is none.\n' });
  });

  test('tells links that lead in a circle from what is not there', async () => {
    const place = temporaryFolder();
    symlinkSync('b', join(place, 'a'));
    symlinkSync('a', join(place, 'b'));
    expect(await shell(`cd '${place}' && $KINDRED group a`)).toMatchObject({ code: 2, stderr: 'kindred: a: its links lead in a circle. Check the path.\n' });
  });

  test('does not wait for a pipe that is named as a file of records', async () => {
    const { code, stderr } = await shell(`cd '${temporaryFolder()}' && mkfifo pipe.jsonl && timeout -s KILL 20 $KINDRED group pipe.jsonl --cache "$CACHE"`);
    expect([code, stderr]).toEqual([2, 'kindred: pipe.jsonl is neither a folder nor a file of records (.csv, .tsv, .jsonl, .json, .mbox, .xlsx, .xlsm, .bib or .ris). Give the folder it lies in.\n']);
  });

  test.skipIf(!existsSync('/dev/full'))('shows its result and writes the other files where one cannot be written', async () => {
    const place = temporaryFolder();
    const { code, stdout, stderr } = await shell(`cd '${place}' && $KINDRED group "$FOLDER" --cache "$CACHE" --quiet --json /dev/full --csv here.csv --svg /dev/full`);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^8 documents in /);
    expect(stderr).toBe('kindred: /dev/full cannot be written: the disk is full. Name another file after --json. /dev/full cannot be written: the disk is full. Name another file after --svg.\n');
    expect(readFileSync(join(place, 'here.csv'), 'utf8').split('\n').length).toBeGreaterThan(8);
  });

  test('leaves a file as it was where the disk has no room for the new one, and behind a link writes the file it leads to', async () => {
    const place = temporaryFolder();
    writeFileSync(join(place, 'out.json'), 'from before', { mode: 0o600 });
    symlinkSync('out.json', join(place, 'link.json'));
    const call = '$KINDRED group "$FOLDER" --cache "$CACHE" --quiet --overwrite --json';
    // What is kept already needs no room, whichever tests ran before.
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet')).toMatchObject({ code: 0 });
    const full = await shell(`cd '${place}' && ulimit -f 1 && ${call} out.json`);
    expect([full.code, full.stderr]).toEqual([1, 'kindred: out.json cannot be written: the disk is full. Name another file after --json.\n']);
    expect(readFileSync(join(place, 'out.json'), 'utf8')).toBe('from before');
    expect(await shell(`cd '${place}' && ${call} link.json && test -h link.json && grep -q documents out.json`)).toMatchObject({ code: 0 });
    expect(statSync(join(place, 'out.json')).mode & 0o777).toBe(0o600);
    expect(await shell(`${call} /dev/stdout | tail -c 2`)).toMatchObject({ code: 0, stderr: '', stdout: '}\n' });
    expect(readdirSync(place).sort()).toEqual(['link.json', 'out.json']);
  });
});
