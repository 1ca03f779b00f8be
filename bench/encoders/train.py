"""Trains small encoders on labelled texts and exports each as a folder that Kindred reads by `onnx:DIR`.

    python train.py RECORDS.json OUT --kind textcnn|bilstm|attention [--epochs 6] [--tokens 64] [--seed 1]

RECORDS.json is an array of {text, label}. OUT gets tokenizer.json, model.onnx and check.json: the first texts with their
ids and unit vectors as PyTorch and the tokenizers library have them. Prints one JSON line: kind, dimensions, loss.

textcnn    words; convolutions of widths 3, 4 and 5, largest value of each (Kim 2014): input_ids -> a vector a text
bilstm     byte pairs; LSTM in both directions: input_ids -> a vector a token, pooled by their mean
attention  word pieces; one layer of self-attention, then attention pooling (Yang et al. 2016): with mask -> a vector a text
"""
import argparse
import json
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from torch import nn
from torch.nn import functional

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
VOCABULARY = 6_000
WIDTH = 96


class TextCnn(nn.Module):
    tokenizer, inputs, output, dimensions = "WordLevel", ["input_ids"], "sentence_embedding", 3 * WIDTH

    def __init__(self, pieces):
        super().__init__()
        self.embed = nn.Embedding(pieces, WIDTH)
        self.widths = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, width, padding=width - 1) for width in (3, 4, 5))

    def forward(self, input_ids):
        x = self.embed(input_ids).transpose(1, 2)
        return torch.cat([functional.relu(width(x)).amax(2) for width in self.widths], 1)


class BiLstm(nn.Module):
    tokenizer, inputs, output, dimensions = "BPE", ["input_ids"], "last_hidden_state", 2 * WIDTH

    def __init__(self, pieces):
        super().__init__()
        self.embed = nn.Embedding(pieces, WIDTH)
        self.lstm = nn.LSTM(WIDTH, WIDTH, batch_first=True, bidirectional=True)

    def forward(self, input_ids):
        start = torch.zeros(2, input_ids.size(0), WIDTH)
        return self.lstm(self.embed(input_ids), (start, start))[0]


class AttentionPooled(nn.Module):
    tokenizer, inputs, output, dimensions = "WordPiece", ["input_ids", "attention_mask"], "sentence_embedding", WIDTH

    def __init__(self, pieces):
        super().__init__()
        self.embed = nn.Embedding(pieces, WIDTH)
        self.query, self.key, self.value, self.inner = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.weight = nn.Linear(WIDTH, 1, bias=False)

    def forward(self, input_ids, attention_mask):
        hide = (attention_mask.float() - 1) * 10_000
        x = self.embed(input_ids)
        scores = self.query(x) @ self.key(x).transpose(1, 2) / WIDTH**0.5 + hide.unsqueeze(1)
        x = x + torch.softmax(scores, -1) @ self.value(x)
        weights = torch.softmax(self.weight(torch.tanh(self.inner(x))).squeeze(-1) + hide, -1)
        return (weights.unsqueeze(1) @ x).squeeze(1)


KINDS = {"textcnn": TextCnn, "bilstm": BiLstm, "attention": AttentionPooled}


def train_tokenizer(kind, texts, tokens):
    if kind == "BPE":
        tokenizer = Tokenizer(models.BPE(unk_token="[UNK]"))
        trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=SPECIAL)
    elif kind == "WordLevel":
        tokenizer = Tokenizer(models.WordLevel(unk_token="[UNK]"))
        trainer = trainers.WordLevelTrainer(vocab_size=VOCABULARY, special_tokens=SPECIAL)
    else:
        tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
        trainer = trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=SPECIAL)
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train_from_iterator(texts, trainer)
    ids = [(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ids)
    tokenizer.enable_truncation(tokens)
    return tokenizer


def pooled(net, batch):
    """One vector a text; texts of a batch have one length, so that nothing is padded."""
    ids = torch.tensor(batch)
    out = net(*[ids, torch.ones_like(ids)][: len(net.inputs)])
    return out.mean(1) if out.dim() == 3 else out


def batches(encoded, size, rng):
    by_length = {}
    for row, ids in enumerate(encoded):
        by_length.setdefault(len(ids), []).append(row)
    out = []
    for rows in by_length.values():
        rng.shuffle(rows)
        out += [rows[at : at + size] for at in range(0, len(rows), size)]
    rng.shuffle(out)
    return out


def train(net, head, encoded, labels, epochs, rng):
    optimiser = torch.optim.Adam([*net.parameters(), *head.parameters()], lr=2e-3)
    for _ in range(epochs):
        total = 0.0
        for rows in batches(encoded, 16, rng):
            vectors = functional.dropout(pooled(net, [encoded[row] for row in rows]), 0.3)
            loss = functional.cross_entropy(head(vectors), labels[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item() * len(rows)
    return total / len(encoded)


def export(net, path):
    ids = torch.tensor([[2, 5, 6, 3], [2, 6, 5, 3]])
    axes = {name: {0: "batch", 1: "sequence"} for name in net.inputs}
    axes[net.output] = {0: "batch", 1: "sequence"} if net.output == "last_hidden_state" else {0: "batch"}
    given = tuple([ids, torch.ones_like(ids)][: len(net.inputs)])
    torch.onnx.export(net, given, str(path), input_names=net.inputs, output_names=[net.output], dynamic_axes=axes, opset_version=17, dynamo=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records")
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)

    records = json.loads(Path(args.records).read_text(encoding="utf8"))
    names = sorted({str(record["label"]) for record in records})
    labels = torch.tensor([names.index(str(record["label"])) for record in records])
    texts = [record["text"] for record in records]
    tokenizer = train_tokenizer(KINDS[args.kind].tokenizer, texts, args.tokens)
    encoded = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    net = KINDS[args.kind](tokenizer.get_vocab_size())
    loss = train(net, nn.Linear(net.dimensions, len(names)), encoded, labels, args.epochs, rng)

    net.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(args.out / "tokenizer.json"))
    export(net, args.out / "model.onnx")
    with torch.no_grad():
        vectors = [functional.normalize(pooled(net, [ids]), dim=1)[0] for ids in encoded[:50]]
    check = {"texts": texts[:50], "vectors": [[round(float(v), 6) for v in vector] for vector in vectors]}
    (args.out / "check.json").write_text(json.dumps(check), encoding="utf8")
    print(json.dumps({"kind": args.kind, "dimensions": net.dimensions, "loss": round(loss, 4)}))


if __name__ == "__main__":
    main()
