"""Reference values of ridge regression, by scikit-learn; writes instant.json beside this script.

    pip install numpy scikit-learn && python test/reference/instant.py
"""
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import Ridge

rng = np.random.default_rng(11)


def rounded(matrix):
    return [round(float(value), 5) for value in np.asarray(matrix).ravel()]


def case(name, rows, inputs, outputs, penalty):
    x = np.round(rng.normal(size=(rows, inputs)) + rng.normal(size=inputs), 5)
    y = np.round(x @ rng.normal(size=(inputs, outputs)) + 2 + .3 * rng.normal(size=(rows, outputs)), 5)
    new = np.round(rng.normal(size=(5, inputs)), 5)
    model = Ridge(alpha=penalty, solver="cholesky").fit(x, y)
    return {"name": name, "penalty": penalty, "inputs": inputs, "outputs": outputs, "x": rounded(x), "y": rounded(y), "new": rounded(new), "predicted": rounded(model.predict(new))}


Path(__file__).with_name("instant.json").write_text(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__},
            "ridge": [
                case("more rows than columns", 40, 6, 9, .5),
                case("more columns than rows", 8, 12, 3, 1),
                case("one row", 1, 4, 2, 1),
                case("a heavy penalty", 30, 5, 4, 200),
            ],
        }
    )
)
