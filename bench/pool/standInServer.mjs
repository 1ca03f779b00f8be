// A server that gives vectors by OpenAI's protocol, one request after the other, in so many milliseconds a text: as slow as a
// model, but idle meanwhile, so that several can be shown on one machine. Texts that share words have similar vectors.
//
//     node standInServer.mjs MILLISECONDS      prints its address
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const COLUMNS = 384;
const perText = Number(process.argv[2]);
let last = Promise.resolve();

function vectorOf(text) {
  const vector = new Array(COLUMNS).fill(0);
  for (const word of text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []) {
    const hash = createHash('sha256').update(word).digest();
    for (let i = 0; i < 16; i += 2) vector[hash.readUInt16LE(i) % COLUMNS] += hash[16 + i] - 127.5;
  }
  return vector;
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', text => (body += text));
  request.on('end', () => {
    last = last.then(async () => {
      const { input } = JSON.parse(body);
      await wait(perText * input.length);
      const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    });
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
