"""BERTopic's words for given groups: c-TF-IDF as it names topics, with its default words and with English stop words removed.

    python names_run.py TEXTS.json GROUPS.json

TEXTS.json is an array of texts, GROUPS.json one of as many group numbers from 0. Prints one JSON line:
{version, default: [[word, …] a group], withoutStopWords: [[word, …] a group]}, the ten strongest words of each.
"""
import json
import sys
import warnings
from importlib.metadata import version

import numpy as np

warnings.filterwarnings("ignore")


def words(texts, groups, vectoriser):
    """The ten words of each group with the greatest class TF-IDF, strongest first."""
    from bertopic.vectorizers import ClassTfidfTransformer
    count = max(groups) + 1
    joined = [" ".join(text for text, group in zip(texts, groups) if group == g) for g in range(count)]
    table = vectoriser.fit_transform(joined)
    weights = ClassTfidfTransformer().fit_transform(table).toarray()
    names = vectoriser.get_feature_names_out()
    return [[str(names[i]) for i in np.argsort(-row)[:10]] for row in weights]


def main():
    from sklearn.feature_extraction.text import CountVectorizer
    texts, groups = (json.load(open(path, encoding="utf8")) for path in sys.argv[1:3])
    print(json.dumps({
        "version": version("bertopic"),
        "default": words(texts, groups, CountVectorizer()),
        "withoutStopWords": words(texts, groups, CountVectorizer(stop_words="english")),
    }))


if __name__ == "__main__":
    main()
