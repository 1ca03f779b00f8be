import { FLOAT, INT32, INT64, INT8, UINT8, type Graph, type GraphNode, type Value } from './model';

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

/** Whole-number products of packed rows (n × d) with columns of bytes (d × m); `middle` is the byte of 0 of the rows. */
export const packedProductGraph: Graph = {
  nodes: [{ op: 'MatMulInteger', inputs: ['rows', 'columns', 'middle'], outputs: ['product'] }],
  inputs: [
    { name: 'rows', type: UINT8, dims: ['n', 'd'] },
    { name: 'columns', type: INT8, dims: ['d', 'm'] },
    { name: 'middle', type: UINT8, dims: [] },
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
 * For each row of x the centre with the largest x·c − |c|²/2 (`bias` holds −|c|²/2), which is the nearest one, the first of
 * equals; that largest and the next one. `least` is −∞ for each row: it takes the place of the largest, so that the next one is
 * left, which is faster than sorting. The reduction is inside the graph: handing n × k scores out costs more than computing them.
 */
export const nearestCentreGraph: Graph = {
  nodes: [
    { op: 'Gemm', inputs: ['x', 'centres', 'bias'], outputs: ['scores'], attributes: { transB: 1 } },
    { op: 'ArgMax', inputs: ['scores'], outputs: ['wide'], attributes: { axis: 1, keepdims: 1 } },
    { op: 'ReduceMax', inputs: ['scores'], outputs: ['best'], attributes: { axes: [1], keepdims: 1 } },
    { op: 'ScatterElements', inputs: ['scores', 'wide', 'least'], outputs: ['others'], attributes: { axis: 1 } },
    { op: 'ReduceMax', inputs: ['others'], outputs: ['second'], attributes: { axes: [1], keepdims: 1 } },
    toInt32('wide', 'labels'),
  ],
  inputs: [matrix('x', 'n', 'd'), matrix('centres', 'k', 'd'), { name: 'bias', type: FLOAT, dims: ['k'] }, matrix('least', 'n', 'one')],
  outputs: [{ name: 'labels', type: INT32, dims: ['n', 'one'] }, matrix('best', 'n', 'one'), matrix('second', 'n', 'one')],
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

/**
 * The products (t × m) of some rows of packed ones, by their numbers, with columns of bytes (d × m). The scales of the columns
 * are in the products, those of the rows are not; `middle` is the byte of 0 of the rows; a bias of the columns is added if there is one.
 */
function packedTile(products: string, bias: string[] = []): Pick<Graph, 'nodes' | 'inputs'> {
  return {
    nodes: [
      { op: 'Gather', inputs: ['all', 'rows'], outputs: ['tile'], attributes: { axis: 0 } },
      { op: 'MatMulIntegerToFloat', domain: 'com.microsoft', inputs: ['tile', 'columns', 'one', 'scales', 'middle', ...bias.flatMap(name => ['', name])], outputs: [products] },
    ],
    inputs: [
      { name: 'all', type: UINT8, dims: ['n', 'd'] },
      { name: 'rows', type: INT32, dims: ['t'] },
      { name: 'columns', type: INT8, dims: ['d', 'm'] },
      { name: 'one', type: FLOAT, dims: [] },
      { name: 'scales', type: FLOAT, dims: ['m'] },
      { name: 'middle', type: UINT8, dims: [] },
      ...bias.map(name => ({ name, type: FLOAT, dims: ['m'] })),
    ],
  };
}

/** For each row of a packed tile the `k` columns with the largest products. */
export const nearestPackedGraph: Graph = {
  nodes: [...packedTile('scores', ['bias']).nodes, ...nearestRowsGraph.nodes.slice(1)],
  inputs: [...packedTile('scores', ['bias']).inputs, { name: 'k', type: INT64, dims: [1] }],
  outputs: nearestRowsGraph.outputs,
};

/** The products of a packed tile in blocks of columns, and the largest of each block. */
export const packedBlocksGraph: Graph = {
  nodes: [
    ...packedTile('products').nodes,
    { op: 'Reshape', inputs: ['products', 'shape'], outputs: ['blocks'] },
    { op: 'ReduceMax', inputs: ['blocks'], outputs: ['most'], attributes: { axes: [2], keepdims: 0 } },
  ],
  inputs: [...packedTile('products').inputs, { name: 'shape', type: INT64, dims: [3] }],
  outputs: [matrix('products', 't', 'm'), matrix('most', 't', 'blocks')],
};

/** The products of some rows of x, by their numbers, with the rows whose numbers are in their rows of `others`; `last` is 2. */
export const productsWithOthersGraph: Graph = {
  nodes: [
    { op: 'Gather', inputs: ['x', 'rows'], outputs: ['tile'], attributes: { axis: 0 } },
    { op: 'Unsqueeze', inputs: ['tile', 'last'], outputs: ['column'] },
    { op: 'Gather', inputs: ['x', 'others'], outputs: ['theirs'], attributes: { axis: 0 } },
    { op: 'MatMul', inputs: ['theirs', 'column'], outputs: ['products'] },
  ],
  inputs: [matrix('x', 'n', 'd'), { name: 'rows', type: INT32, dims: ['t'] }, { name: 'others', type: INT32, dims: ['t', 'k'] }, { name: 'last', type: INT64, dims: [1] }],
  outputs: [{ name: 'products', type: FLOAT, dims: ['t', 'k', 1] }],
};
