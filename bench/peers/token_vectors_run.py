"""Vectors of texts by the PyTorch original of all-MiniLM-L6-v2, under a pooling.

    python token_vectors_run.py TEXTS.json OUT.f32 --model FOLDER [--pooling mean|cls|max] [--tokens 128] [--threads 2]

TEXTS.json is an array of strings; --model is a sentence-transformers folder (no network is used). Writes unit rows as
float32 to OUT.f32 and prints one JSON line: rows, columns.
"""
import argparse
import json
import os
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("out")
    parser.add_argument("--model", required=True)
    parser.add_argument("--pooling", choices=["mean", "cls", "max"], default="mean")
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"

    import torch
    from sentence_transformers import SentenceTransformer
    torch.set_num_threads(args.threads)
    torch.set_grad_enabled(False)
    model = SentenceTransformer(args.model, device="cpu")
    model.max_seq_length = args.tokens
    tokens = model.encode(json.loads(Path(args.texts).read_text(encoding="utf8")), output_value="token_embeddings", show_progress_bar=False)
    pool = {"mean": lambda t: t.mean(0), "cls": lambda t: t[0], "max": lambda t: t.max(0).values}[args.pooling]
    rows = torch.nn.functional.normalize(torch.stack([pool(t) for t in tokens]), dim=1)
    Path(args.out).write_bytes(rows.numpy().astype("<f4").tobytes())
    print(json.dumps({"rows": rows.shape[0], "columns": rows.shape[1]}))


if __name__ == "__main__":
    main()
