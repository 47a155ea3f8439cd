/**
 * Kokoro's graph as it is run: what the file holds, with two changes made in memory while it loads.
 *
 * 1. The 8-bit convolutions, which the CPU computes slowly (`ConvInteger` took 84 % of the time), become ordinary ones
 *    over weights that are widened when they are used. Measured: 2.3 to 0.9 seconds of one core for a second of speech.
 * 2. The rounded durations of the sounds, in frames, become an output.
 */
import proto, { type onnx } from 'onnx-proto';

/** Frames of the durations are this long: 25 ms at 24 kHz. */
export const FRAME_SAMPLES = 600;
/** Rounded, at least one: the tensor that the alignment is made from. */
export const DURATIONS = '/encoder/Clip_output_0';

/** @throws when the bytes are no ONNX model; an exported graph of another shape comes back with fewer changes or none */
export function toRunnableKokoro(bytes: Uint8Array): Uint8Array {
  const model = proto.onnx.ModelProto.decode(bytes);
  const { graph } = model;
  if (graph === null || graph === undefined) throw new Error('the model has no graph');
  const nodes = (graph.node ?? []) as onnx.NodeProto[];
  const widened = withFloatConvolutions(nodes, new Set((graph.initializer ?? []).map(({ name }) => name ?? '')));
  const outputs = [...(graph.output ?? [])];
  if (nodes.some(({ output }) => output.includes(DURATIONS))) {
    outputs.push(proto.onnx.ValueInfoProto.create({ name: DURATIONS, type: { tensorType: { elemType: proto.onnx.TensorProto.DataType.FLOAT } } }));
  }
  graph.output = outputs;
  graph.node = needed(widened, outputs.map(({ name }) => name ?? ''));
  return proto.onnx.ModelProto.encode(model).finish();
}

/**
 * Dynamic quantisation writes a convolution as: quantise the input, convolve in integers, add the bias in integers, cast,
 * multiply by both scales. All of it becomes one `Conv` of the input before quantising.
 */
function withFloatConvolutions(nodes: readonly onnx.NodeProto[], constants: ReadonlySet<string>): onnx.NodeProto[] {
  const maker = new Map(nodes.flatMap((node) => node.output.map((name) => [name, node] as const)));
  const readers = Map.groupBy(nodes.flatMap((node) => node.input.map((name) => ({ name, node }))), ({ name }) => name);
  const reader = (node: onnx.NodeProto | undefined): onnx.NodeProto | undefined => {
    const found = readers.get(node?.output[0] ?? '') ?? [];
    return found.length === 1 ? found[0]?.node : undefined;
  };
  /** What a node reads besides the result of the one before it. */
  const other = (node: onnx.NodeProto, before: onnx.NodeProto): string => node.input.find((name) => name !== before.output[0]) ?? '';

  const replaced = new Map<onnx.NodeProto, onnx.NodeProto>();
  const wideners = new Map<string, onnx.NodeProto>();
  for (const node of nodes.filter(({ opType }) => opType === 'ConvInteger')) {
    const [quantised = '', weight = '', , zeroPoint = ''] = node.input;
    const quantise = maker.get(quantised);
    let [bias, last] = ['', node];
    const add = reader(node);
    if (add?.opType === 'Add') {
      last = add;
      // The bias is divided by the scales, floored, cast and reshaped on its way here.
      let made = maker.get(other(add, node));
      while (made !== undefined && made.opType !== 'Div') made = maker.get(made.input[0] ?? '');
      bias = made?.input[0] ?? '';
      if (!constants.has(bias)) continue;
    }
    const cast = reader(last);
    const scaled = reader(cast);
    if (quantise?.opType !== 'DynamicQuantizeLinear' || cast?.opType !== 'Cast' || scaled?.opType !== 'Mul') continue;
    const scale = maker.get(other(scaled, cast))?.input.find((name) => constants.has(name));
    if (scale === undefined || !constants.has(weight)) continue;
    const wide = `${weight}_wide`;
    wideners.set(wide, proto.onnx.NodeProto.create({ opType: 'DequantizeLinear', name: wide, input: [weight, scale, ...(zeroPoint === '' ? [] : [zeroPoint])], output: [wide] }));
    replaced.set(scaled, proto.onnx.NodeProto.create({
      opType: 'Conv', name: `${node.name}_wide`, input: [quantise.input[0] ?? '', wide, ...(bias === '' ? [] : [bias])], output: scaled.output, attribute: node.attribute,
    }));
  }
  return [...wideners.values(), ...nodes.map((node) => replaced.get(node) ?? node)];
}

/** The nodes that the outputs follow from, in their order. */
function needed(nodes: readonly onnx.NodeProto[], outputs: readonly string[]): onnx.NodeProto[] {
  const maker = new Map(nodes.flatMap((node) => node.output.map((name) => [name, node] as const)));
  const found = new Set<onnx.NodeProto>();
  const open = [...outputs];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = maker.get(name);
    if (node === undefined || found.has(node)) continue;
    found.add(node);
    open.push(...node.input);
  }
  return nodes.filter((node) => found.has(node));
}
