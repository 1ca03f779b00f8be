"""Embeds texts with sentence-transformers and says how long it took, without start-up.

    python sentence_transformers_run.py TEXTS.json --model FOLDER [--threads 2] [--tokens 256]

TEXTS.json is an array of strings; --model is a sentence-transformers folder (no network is used). Prints one JSON
line: texts, tokens (special tokens counted, at most --tokens a text), seconds of `encode` after one warm-up of 32
texts, peak_mb.
"""
import argparse
import json
import os
import resource
import time
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("--model", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=256)
    args = parser.parse_args()
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    os.environ["OMP_NUM_THREADS"] = str(args.threads)

    import torch
    from sentence_transformers import SentenceTransformer
    torch.set_num_threads(args.threads)
    texts = json.loads(Path(args.texts).read_text(encoding="utf8"))
    model = SentenceTransformer(args.model, device="cpu")
    model.max_seq_length = args.tokens
    tokens = sum(min(len(ids), args.tokens) for ids in model.tokenizer(texts, truncation=True, max_length=args.tokens)["input_ids"])
    model.encode(texts[:32], show_progress_bar=False)
    started = time.perf_counter()
    model.encode(texts, show_progress_bar=False)
    print(json.dumps({
        "texts": len(texts), "tokens": tokens, "seconds": round(time.perf_counter() - started, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }))


if __name__ == "__main__":
    main()
