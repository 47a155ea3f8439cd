/** Model files opened for an edit: a graph of operators, its constants, and the way back into bytes. */
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;

export type OnnxModel = onnxProto.onnx.ModelProto;
export type OnnxGraph = onnxProto.onnx.IGraphProto;
export type OnnxNode = onnxProto.onnx.INodeProto;

/** As the format numbers them. */
export const FLOAT_TYPE = 1;
const INT64_TYPE = 7;
const INTEGER_ATTRIBUTE = 2;

/** @throws when the bytes are no model */
export function openModel(bytes: Uint8Array): OnnxModel {
  return onnx.ModelProto.decode(bytes);
}

export function toBytes(model: OnnxModel): Uint8Array {
  return onnx.ModelProto.encode(model).finish();
}

export function createNode(opType: string, name: string, input: readonly string[], output: readonly string[], attributes: Readonly<Record<string, number>> = {}): OnnxNode {
  const attribute = Object.entries(attributes).map(([key, i]) => ({ name: key, type: INTEGER_ATTRIBUTE, i }));
  return onnx.NodeProto.create({ opType, name, input: [...input], output: [...output], attribute });
}

/** A constant list of integers. */
export function createIntegers(name: string, values: readonly number[]): onnxProto.onnx.ITensorProto {
  const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return onnx.TensorProto.create({ name, dataType: INT64_TYPE, dims: [values.length], rawData });
}

/** The node that gives a value; undefined when it comes from elsewhere. */
export function giverOf(graph: OnnxGraph, value: string | undefined): OnnxNode | undefined {
  return value === undefined ? undefined : graph.node?.find((node) => node.output?.includes(value));
}

/** @throws unless exactly one thing was found: an edit of an unknown layout would do harm */
export function theOne<T>(found: readonly T[], what: string): T {
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`the model's graph is not of the known kind: ${what}, found ${found.length} times`);
  return one;
}
