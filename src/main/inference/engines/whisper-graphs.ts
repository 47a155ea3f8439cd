/**
 * The two edits that make an exported Whisper fast. Neither changes a weight; a graph of another layout is refused.
 */
import { createIntegers, createNode, FLOAT_TYPE, giverOf, openModel, theOne, toBytes, type OnnxGraph } from './onnx-graph.ts';

const POSITIONS = 'embed_positions.weight';
const HIDDEN = 'last_hidden_state';
const LOGITS = 'logits';
/** Our own values carry this, so that none meets one of the export's. */
const OWN = 'viva';

/**
 * The exported encoder adds a constant of 1500 positions, and so takes 30 s only: it is given the beginning of them, as
 * long as its input. The attention maps, which nobody reads, are no outputs any more: they would be kept in memory.
 * @throws when the graph is of another kind
 */
export function toAnyLengthEncoder(bytes: Uint8Array): Uint8Array {
  const model = openModel(bytes);
  const graph = graphOf(model.graph);
  const add = theOne(graph.node.filter((node) => node.input?.includes(POSITIONS)), `users of ${POSITIONS}`);
  const [left = '', right = ''] = add.input ?? [];
  if (add.opType !== 'Add' || graph.initializer.every(({ name }) => name !== POSITIONS)) throw new Error(`the model's graph is not of the known kind: ${POSITIONS} is not added`);
  const embedded = left === POSITIONS ? right : left;
  graph.initializer.push(createIntegers(`${OWN}.start`, [0]), createIntegers(`${OWN}.axis`, [1]));
  graph.node.splice(graph.node.indexOf(add), 0,
    createNode('Shape', `${OWN}/Shape`, [embedded], [`${OWN}.shape`]),
    createNode('Gather', `${OWN}/Gather`, [`${OWN}.shape`, `${OWN}.axis`], [`${OWN}.length`]),
    // Start 0, to the length, along axis 0.
    createNode('Slice', `${OWN}/Slice`, [POSITIONS, `${OWN}.start`, `${OWN}.length`, `${OWN}.start`], [`${OWN}.positions`]),
  );
  add.input = add.input?.map((name) => (name === POSITIONS ? `${OWN}.positions` : name)) ?? null;
  // Shapes noted for 30 s would contradict the new ones.
  graph.valueInfo = [];
  const hidden = theOne(graph.output.filter(({ name }) => name === HIDDEN), HIDDEN);
  const sizes = hidden.type?.tensorType?.shape?.dim;
  if (sizes?.[1] !== undefined) sizes[1] = { dimParam: `${OWN}.length` };
  graph.output = [hidden];
  return toBytes(model);
}

/**
 * The exported decoder widens its whole vocabulary (51,865 rows) from 8 bits to floating point for each token, which is two
 * thirds of a token's time: the last product is made of integers instead, as all the others of the model are.
 * @throws when the graph is of another kind
 */
export function toFastDecoder(bytes: Uint8Array): Uint8Array {
  const model = openModel(bytes);
  const choice = theOne(graphOf(model.graph).node.filter(({ opType }) => opType === 'If'), 'a choice between first and later steps');
  const place = choice.output?.indexOf(LOGITS) ?? -1;
  const branches = choice.attribute?.flatMap(({ g }) => (g === null || g === undefined ? [] : [graphOf(g)])) ?? [];
  if (branches.length !== 2) throw new Error(`the model's graph is not of the known kind: ${branches.length} branches`);
  for (const branch of branches) multiplyIntegers(branch, branch.output[place]?.name ?? undefined);
  return toBytes(model);
}

function multiplyIntegers(branch: WholeGraph, logits: string | undefined): void {
  const product = giverOf(branch, logits);
  const widened = giverOf(branch, product?.input?.[1]);
  const [weights, scale, zeroPoint] = widened?.input ?? [];
  const values = product?.input?.[0];
  const isKnown = product?.opType === 'MatMul' && widened?.opType === 'DequantizeLinear' && branch.node.every((node) => node === product || !node.input?.includes(widened.output?.[0] ?? ''));
  if (!isKnown || logits === undefined || values === undefined || weights === undefined || scale === undefined || zeroPoint === undefined) {
    throw new Error('the model\'s graph is not of the known kind: its last product is not one of widened weights');
  }
  branch.node.splice(branch.node.indexOf(product), 1,
    createNode('DynamicQuantizeLinear', `${OWN}/Quantize`, [values], [`${OWN}.values`, `${OWN}.scale`, `${OWN}.zero`]),
    createNode('MatMulInteger', `${OWN}/MatMul`, [`${OWN}.values`, weights, `${OWN}.zero`, zeroPoint], [`${OWN}.sums`]),
    createNode('Cast', `${OWN}/Cast`, [`${OWN}.sums`], [`${OWN}.wide`], { to: FLOAT_TYPE }),
    createNode('Mul', `${OWN}/Scales`, [`${OWN}.scale`, scale], [`${OWN}.scales`]),
    createNode('Mul', `${OWN}/Scale`, [`${OWN}.wide`, `${OWN}.scales`], [logits]),
  );
  branch.node.splice(branch.node.indexOf(widened), 1);
}

type WholeGraph = OnnxGraph & Required<{ [K in 'node' | 'initializer' | 'output' | 'valueInfo']: NonNullable<OnnxGraph[K]> }>;

function graphOf(graph: OnnxGraph | null | undefined): WholeGraph {
  if (graph?.node == null || graph.initializer == null || graph.output == null || graph.valueInfo == null) throw new Error('the model has no graph');
  return graph as WholeGraph;
}
