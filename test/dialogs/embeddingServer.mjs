// An embedding server that counts what it gets.
import { createServer } from 'node:http';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** That there are groups is all that is asked of them, so texts are alike that have the same letters. */
const vectorOf = text => LETTERS.map(letter => text.toLowerCase().split(letter).length - 1);

/**
 * Starts the server. Its address leads to this machine, yet is none of those that Kindred knows as this machine's own: for
 * those nobody is asked.
 */
export async function startEmbeddingServer() {
  const counts = { connections: 0, texts: 0 };
  const server = createServer(async (request, response) => {
    const { input } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    counts.texts += input.length;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: input.map((text, index) => ({ index, embedding: vectorOf(text) })) }));
  });
  server.on('connection', () => counts.connections++);
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `0.0.0.0:${server.address().port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { host, address: `http://${host}`, counts, stop };
}
