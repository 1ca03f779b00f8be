"""A float32 encoder in 7 bits: its matrices get their ranges on texts, and the cosine to it is measured on others."""

import numpy as np
import onnxruntime as ort

from encoder_graph import build, linear_layers
from quantise import quantise

LONGEST_TEXT = 256  # tokens
HELD_OUT = 5  # every fifth text is kept for the final check


def start_session(model):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    return ort.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])


def run(session, ids, budget=2048):
    """Yields (positions, mask, outputs): texts sorted by length, at most `budget` tokens a run."""
    order, batch = np.argsort([len(i) for i in ids], kind="stable"), []
    for n, i in enumerate(order):
        batch.append(i)
        if n + 1 == len(order) or (len(batch) + 1) * len(ids[order[n + 1]]) > budget:
            width = len(ids[i])
            x, mask = np.zeros((2, len(batch), width), np.int64)
            for row, j in enumerate(batch):
                x[row, : len(ids[j])], mask[row, : len(ids[j])] = ids[j], 1
            yield batch, mask, session.run(None, {"input_ids": x, "attention_mask": mask})
            batch = []


def embed(model, ids, dimensions):
    """Unit vectors [texts, dimensions], in the order of the texts; each in a run of its own."""
    out = np.zeros((len(ids), dimensions), np.float32)
    for batch, _, (vectors,) in run(start_session(model), ids, budget=1):
        out[batch] = vectors
    return out


def matrix_inputs(weights, config, ids):
    """{matrix name: its inputs [tokens, in]} on these texts, padding left out."""
    taps, inputs = [], {}
    tapped = build(weights, config, taps=taps)
    for _, mask, (_, *values) in run(start_session(tapped), ids):
        for (name, _), value in zip(taps, values):
            inputs.setdefault(name, []).append(value[mask > 0])
    return inputs


def quantised(weights, config, ids, table, bits):
    """The encoder for texts of one length, with ranges found on the texts of these ids."""
    inputs = matrix_inputs(weights, config, ids)
    matrices = {}
    for name, weight, bias in linear_layers(weights, config):
        matrices[name] = quantise(name, weight, bias, np.concatenate(inputs.pop(name)), bits)
    return build(weights, config, matrices, table, padded=False)


def token_ids(tokenizer, texts):
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST_TEXT)
    return [encoding.ids for encoding in tokenizer.encode_batch(texts)]


def parted(ids):
    """Texts to find ranges on, and those that are held out."""
    return [text for n, text in enumerate(ids) if n % HELD_OUT], ids[::HELD_OUT]


def tell_cosine(full, model, held_out, dimensions):
    cosine = (embed(full, held_out, dimensions) * embed(model, held_out, dimensions)).sum(1)
    print(f"cosine to float32 on {len(held_out)} held-out texts: mean {cosine.mean():.5f} 1% {np.percentile(cosine, 1):.5f} least {cosine.min():.5f}")
