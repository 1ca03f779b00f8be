"""Reference values for words as vectors, by scikit-learn and Snowball; writes words.json beside this script.

    pip install numpy scikit-learn snowballstemmer==2.2.0 && python test/reference/words.py
"""
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import sklearn
import snowballstemmer
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

rng = np.random.default_rng(7)


def words(count):
    """Made-up words, no two alike."""
    syllables = [c + v for c in "bdfgklmnprst" for v in "aeiou"]
    found = {}
    while len(found) < count:
        found["".join(rng.choice(syllables, rng.integers(2, 4)))] = None
    return list(found)


def documents(count, topics, vocabulary):
    """Token lists: common words by Zipf's law, and words of the document's topic."""
    common, own = vocabulary[: len(vocabulary) // 2], np.array_split(vocabulary[len(vocabulary) // 2 :], topics)
    chances = 1 / np.arange(1, len(common) + 1)
    chances /= chances.sum()
    made = []
    for i in range(count):
        length = int(rng.integers(0 if i == 3 else 5, 1 if i == 3 else 40))
        topic = own[i % topics]
        made.append([str(w) for w in np.where(rng.random(length) < .5, rng.choice(common, length, p=chances), rng.choice(topic, length))])
    return made


def tfidf(tokens, min_documents, max_share, max_features, sublinear):
    """`max_features` must not cut through terms used equally often: which of them scikit-learn keeps depends on the machine."""
    vectorizer = TfidfVectorizer(
        analyzer=lambda document: document, min_df=min_documents, max_df=max_share, max_features=max_features, sublinear_tf=sublinear
    )
    matrix = vectorizer.fit_transform(tokens)
    matrix.sort_indices()
    return {
        "options": {"minDocuments": min_documents, "maxShare": max_share, "maxFeatures": max_features or 100_000, "sublinear": sublinear},
        "terms": vectorizer.get_feature_names_out().tolist(),
        "start": matrix.indptr.tolist(),
        "columns": matrix.indices.tolist(),
        "values": [round(float(v), 9) for v in matrix.data],
    }


def features_without_ties(tokens, min_documents, near):
    """A number of features near the wanted one behind which the next term is used less often."""
    counts = sorted(np.unique(sum(tokens, []), return_counts=True)[1], reverse=True)
    return next(k for k in range(near, len(counts)) if counts[k - 1] > counts[k])


tokens = documents(120, 4, words(160))
cases = [
    tfidf(tokens, 1, 1.0, None, False),
    tfidf(tokens, 2, .2, None, True),
    tfidf(tokens, 2, .95, features_without_ties(tokens, 2, 40), True),
]

# Four topics of unlike size, so that the leading directions stand apart.
svd_tokens = [d for t, d in enumerate(documents(150, 4, words(120))) if rng.random() < [1, .7, .5, .35][t % 4]]
svd_matrix = TfidfVectorizer(analyzer=lambda document: document, sublinear_tf=True).fit_transform(svd_tokens)
svd = TruncatedSVD(4, algorithm="arpack", random_state=0)
places = svd.fit_transform(svd_matrix)
lengths = np.linalg.norm(places, axis=1, keepdims=True)

ENGLISH = """running runs ran generously generate organization organizations revolution protection national rational happily happiness
skies sky dying news inning feed agreed plastered motoring sing conflated troubled sized hopping tanned falling hissing fizzed failing
filing happy relational conditional valency digitizer conformably radically differently vilely analogously vietnamization predication
operator feudalism decisiveness hopefulness callousness formality sensitivity sensibility triplicate formative formalize electricity
electrical hopeful goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment
dependent adoption communism activate angularity homologous effective bowdlerize probate rate cease controll roll knightly always
computers computing computation files filesystem queries branches databases gas this was boys""".split()
OTHERS = {
    "ar": ("arabic", "الكتاب كتابها المدرسة والمدارس يكتبون"),
    "da": ("danish", "undersøgelser undersøgelsen huset husene hurtigere"),
    "de": ("german", "häuser häusern aufeinander kategorische wirtschaftlichen gegessen bücher"),
    "el": ("greek", "ανθρωποι ανθρωπων υπολογιστες υπολογιστων"),
    "es": ("spanish", "cheques torneado comunicaciones rápidamente biológicas corriendo"),
    "fi": ("finnish", "taloissa talojen edeltäjistään juoksemassa"),
    "fr": ("french", "continuellement majestueusement chevaux mangeaient généralement"),
    "hu": ("hungarian", "házakban könyveket gyermekeinek futottak"),
    "it": ("italian", "abbandonata pronunciamento velocemente mangiavano"),
    "nl": ("dutch", "lichamelijkheden opgingen huizen boeken"),
    "no": ("norwegian", "opningane havnedistriktene husene bøkene"),
    "pt": ("portuguese", "quilométricas boataria rapidamente comunicações"),
    "ro": ("romanian", "abuzivă repezită caselor copiilor"),
    "ru": ("russian", "важнейшими падаль книгами бегущий компьютеров"),
    "sv": ("swedish", "klokhet jakten husen böckerna"),
    "tr": ("turkish", "kitaplarımız evlerden koşuyorlardı"),
}


def stems(algorithm, text):
    stemmer = snowballstemmer.stemmer(algorithm)
    return [[word, stemmer.stemWord(word)] for word in text]


Path(__file__).with_name("words.json").write_text(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, "snowballstemmer": version("snowballstemmer")},
            "tokens": [" ".join(document) for document in tokens],
            "tfidf": cases,
            "svd": {
                "tokens": [" ".join(document) for document in svd_tokens],
                "singularValues": [round(float(v), 9) for v in svd.singular_values_],
                "components": [[round(float(v), 7) for v in row] for row in svd.components_],
                "unit": [[round(float(v), 7) for v in row] for row in places / np.where(lengths > 0, lengths, 1)],
            },
            "stems": {"en": stems("english", ENGLISH), **{code: stems(name, text.split()) for code, (name, text) in OTHERS.items()}},
        },
        ensure_ascii=False,
    )
    + "\n"
)
