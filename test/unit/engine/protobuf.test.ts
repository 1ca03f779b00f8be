import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readModel, tokenValue } from '../../../src/engine/onnx/readModel';
import { modelBytes } from '../../../src/engine/onnx/model';
import { MessageWriter, readBlocks, readString } from '../../../src/engine/onnx/protobuf';
import { modelFolder } from './support';

describe('protocol buffers', () => {
  test('reads what it wrote, passing over numbers', () => {
    const inner = new MessageWriter().string(1, 'größe').integer(2, -1);
    const written = Uint8Array.from(new MessageWriter().integer(1, 300).float(2, 1.5).string(3, 'x'.repeat(200)).message(200, inner).bytes);
    const [text, message] = [...readBlocks(written)];
    expect([text.field, readString(text.block)]).toEqual([3, 'x'.repeat(200)]);
    expect(message.field).toBe(200);
    expect([...readBlocks(message.block)].map(({ block }) => readString(block))).toEqual(['größe']);
  });

  test('rejects a message that is cut off or none at all', () => {
    const written = Uint8Array.from(new MessageWriter().string(1, 'a text').bytes);
    expect(() => [...readBlocks(written.subarray(0, 4))]).toThrow(RangeError);
    expect(() => [...readBlocks(Uint8Array.of(255, 255))]).toThrow(RangeError);
    expect(() => [...readBlocks(new TextEncoder().encode('not a model'))]).toThrow(RangeError);
  });
});

describe('the token vectors of a model', () => {
  test('are found in the bundled one', () => {
    expect(tokenValue(readModel(readFileSync(join(modelFolder, 'model.onnx'))), 'sentence_embedding')).toMatch(/^value_/);
  });

  test('are missed where there are none', () => {
    const model = modelBytes({ nodes: [{ op: 'Abs', inputs: ['x'], outputs: ['y'] }], inputs: [{ name: 'x', type: 1, dims: ['n'] }], outputs: [{ name: 'y', type: 1, dims: ['n'] }] });
    expect(() => tokenValue(readModel(model), 'y')).toThrow(RangeError);
  });
});
