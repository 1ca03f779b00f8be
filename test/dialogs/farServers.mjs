// Servers that count what they get.
import { createServer } from 'node:http';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** That there are groups is all that is asked of them, so texts are alike that have the same letters. */
const vectorOf = text => LETTERS.map(letter => text.toLowerCase().split(letter).length - 1);

/**
 * Starts a server that answers so, and says how many texts a request had. Its address leads to this machine, yet is none of
 * those that Kindred knows as this machine's own: for those nobody is asked.
 */
async function startFarServer(answer) {
  const counts = { connections: 0, texts: 0 };
  const server = createServer(async (request, response) => {
    const { texts, json } = answer(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    counts.texts += texts;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(json));
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

export const startEmbeddingServer = () => startFarServer(({ input }) => ({ texts: input.length, json: { data: input.map((text, index) => ({ index, embedding: vectorOf(text) })) } }));

/** A chat model that finds a group's name so good that it makes more of it, with some thought and talk. */
export const startChatServer = () =>
  startFarServer(({ messages }) => {
    const [, name] = /^Present name: (.*)$/m.exec(messages[1].content);
    return { texts: 1, json: { choices: [{ message: { role: 'assistant', content: `<think>It is about ${name}.</think>Here is a name: "**Workshop ${name.split(' ')[0]}**".` } }] } };
  });
