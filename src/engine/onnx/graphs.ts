import { FLOAT, INT32, INT64, INT8, type Graph, type GraphNode, type Value } from './model';

const matrix = (name: string, rows: string, columns: string): Value => ({ name, type: FLOAT, dims: [rows, columns] });
const toInt32 = (input: string, output: string): GraphNode => ({
  op: 'Cast',
  inputs: [input],
  outputs: [output],
  attributes: { to: INT32 },
});

/** a · bᵀ. */
export const productTransposedGraph: Graph = {
  nodes: [{ op: 'Gemm', inputs: ['a', 'b'], outputs: ['product'], attributes: { transB: 1 } }],
  inputs: [matrix('a', 'n', 'd'), matrix('b', 'm', 'd')],
  outputs: [matrix('product', 'n', 'm')],
};

/** Whole-number products of packed rows (n × d) with columns of bytes (d × m). */
export const packedProductGraph: Graph = {
  nodes: [{ op: 'MatMulInteger', inputs: ['rows', 'columns'], outputs: ['product'] }],
  inputs: [
    { name: 'rows', type: INT8, dims: ['n', 'd'] },
    { name: 'columns', type: INT8, dims: ['d', 'm'] },
  ],
  outputs: [{ name: 'product', type: INT32, dims: ['n', 'm'] }],
};

/** aᵀ · b. */
export const transposedProductGraph: Graph = {
  nodes: [{ op: 'Gemm', inputs: ['a', 'b'], outputs: ['product'], attributes: { transA: 1 } }],
  inputs: [matrix('a', 'n', 'p'), matrix('b', 'n', 'd')],
  outputs: [matrix('product', 'p', 'd')],
};

/**
 * For each row of x the `wanted` centres with the largest x·c − |c|²/2 (`bias` holds −|c|²/2), which are the nearest ones; the
 * first of equals. The reduction is inside the graph: handing n × k scores out costs more than computing them.
 */
export const nearestCentreGraph: Graph = {
  nodes: [
    { op: 'Gemm', inputs: ['x', 'centres', 'bias'], outputs: ['scores'], attributes: { transB: 1 } },
    { op: 'TopK', inputs: ['scores', 'wanted'], outputs: ['best', 'wide'], attributes: { axis: 1, largest: 1, sorted: 1 } },
    toInt32('wide', 'labels'),
  ],
  inputs: [matrix('x', 'n', 'd'), matrix('centres', 'k', 'd'), { name: 'bias', type: FLOAT, dims: ['k'] }, { name: 'wanted', type: INT64, dims: [1] }],
  outputs: [{ name: 'labels', type: INT32, dims: ['n', 'kept'] }, matrix('best', 'n', 'kept')],
};

/** The same for some rows only, by their numbers. */
export const nearestCentreOfRowsGraph: Graph = {
  nodes: [{ op: 'Gather', inputs: ['all', 'rows'], outputs: ['x'], attributes: { axis: 0 } }, ...nearestCentreGraph.nodes],
  inputs: [matrix('all', 'm', 'd'), { name: 'rows', type: INT32, dims: ['n'] }, ...nearestCentreGraph.inputs.slice(1)],
  outputs: nearestCentreGraph.outputs,
};

/**
 * Of the Euclidean distances between rows a and b, whose products are their squares: for each row of a the sums to the rows of
 * each group of b, the same the other way round, and the distance of each row of a to that row of b whose number `own` is.
 * Members are ones and zeros.
 */
export const tileDistancesGraph: Graph = {
  nodes: [
    { op: 'Gemm', inputs: ['a', 'b'], outputs: ['whole'], attributes: { transB: 1 } },
    { op: 'Relu', inputs: ['whole'], outputs: ['squared'] },
    { op: 'Sqrt', inputs: ['squared'], outputs: ['distances'] },
    { op: 'GatherElements', inputs: ['distances', 'own'], outputs: ['selves'], attributes: { axis: 1 } },
    { op: 'MatMul', inputs: ['distances', 'bMembers'], outputs: ['sums'] },
    { op: 'Gemm', inputs: ['distances', 'aMembers'], outputs: ['otherSums'], attributes: { transA: 1 } },
  ],
  inputs: [
    matrix('a', 'm', 'd'),
    matrix('b', 'n', 'd'),
    matrix('aMembers', 'm', 'k'),
    matrix('bMembers', 'n', 'l'),
    { name: 'own', type: INT32, dims: ['m', 'one'] },
  ],
  outputs: [matrix('sums', 'm', 'l'), matrix('otherSums', 'n', 'k'), matrix('selves', 'm', 'one')],
};

/** For each row of the tile the `k` rows of x with the largest inner product; of equals the one with the lower index. */
export const nearestRowsGraph: Graph = {
  nodes: [
    { op: 'Gemm', inputs: ['tile', 'x'], outputs: ['scores'], attributes: { transB: 1 } },
    { op: 'TopK', inputs: ['scores', 'k'], outputs: ['similarities', 'wide'], attributes: { axis: 1, largest: 1, sorted: 1 } },
    toInt32('wide', 'indices'),
  ],
  inputs: [matrix('tile', 't', 'd'), matrix('x', 'n', 'd'), { name: 'k', type: INT64, dims: [1] }],
  outputs: [matrix('similarities', 't', 'kept'), { name: 'indices', type: INT32, dims: ['t', 'kept'] }],
};

/** Of the rows of the tile that have a product above their floor with one of x: their `k` largest, and the largest of every row. */
export const nearestAboveGraph: Graph = {
  nodes: [
    { op: 'Gemm', inputs: ['tile', 'x'], outputs: ['scores'], attributes: { transB: 1 } },
    { op: 'ReduceMax', inputs: ['scores'], outputs: ['largest'], attributes: { axes: [1], keepdims: 0 } },
    { op: 'Greater', inputs: ['largest', 'floors'], outputs: ['above'] },
    { op: 'Compress', inputs: ['scores', 'above'], outputs: ['kept'], attributes: { axis: 0 } },
    { op: 'TopK', inputs: ['kept', 'k'], outputs: ['similarities', 'wide'], attributes: { axis: 1, largest: 1, sorted: 1 } },
    toInt32('wide', 'indices'),
  ],
  inputs: [matrix('tile', 't', 'd'), matrix('x', 'n', 'd'), { name: 'floors', type: FLOAT, dims: ['t'] }, { name: 'k', type: INT64, dims: [1] }],
  outputs: [
    { name: 'largest', type: FLOAT, dims: ['t'] },
    matrix('similarities', 'found', 'best'),
    { name: 'indices', type: INT32, dims: ['found', 'best'] },
  ],
};
