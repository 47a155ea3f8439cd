import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ModelEdit, prepareModel } from '../../../../src/main/inference/engines/prepared-model.ts';

let folder: string;
let source: string;
let applied = 0;
const edit: ModelEdit = {
  edition: 1,
  suffix: 'edited',
  apply(bytes) {
    applied++;
    return Uint8Array.from(bytes, (value) => value + 1);
  },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'viva-prepared-'));
  source = join(folder, 'model.onnx');
  applied = 0;
  await writeFile(source, Uint8Array.of(1, 2, 3));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a model that is edited before use', () => {
  const target = (): string => join(folder, 'model.edited.onnx');
  const bytesOf = async (path: string): Promise<number[]> => [...(await readFile(path))];

  it('is made once and kept beside the original', async () => {
    expect(await prepareModel(source, edit)).toEqual({ model: target(), problem: null });
    expect(await prepareModel(source, edit)).toEqual({ model: target(), problem: null });
    expect(applied).toBe(1);
    expect(await bytesOf(target())).toEqual([2, 3, 4]);
    expect(await bytesOf(source)).toEqual([1, 2, 3]);
    expect((await readdir(folder)).sort()).toEqual(['model.edited.onnx', 'model.edited.onnx.json', 'model.onnx']);
  });

  it.each([
    ['the result was damaged', () => writeFile(target(), Uint8Array.of(2))],
    ['the result is gone', () => rm(target())],
    ['the note is gone', () => rm(`${target()}.json`)],
    ['the note is no note', () => writeFile(`${target()}.json`, '{')],
    ['the original is another', () => writeFile(source, Uint8Array.of(1, 2, 3, 4))],
  ])('is made anew when %s', async (_, spoil) => {
    await prepareModel(source, edit);
    await spoil();
    await prepareModel(source, edit);
    expect(applied).toBe(2);
    expect(await bytesOf(target())).toEqual((await bytesOf(source)).map((value) => value + 1));
  });

  it('is made anew by a newer program', async () => {
    await prepareModel(source, edit);
    await prepareModel(source, { ...edit, edition: 2 });
    expect(applied).toBe(2);
  });

  it('lives in memory where it cannot be kept', async () => {
    await mkdir(target());
    expect(await prepareModel(source, edit)).toEqual({ model: Uint8Array.of(2, 3, 4), problem: null });
    expect((await readdir(folder)).sort()).toEqual(['model.edited.onnx', 'model.onnx']);
  });

  it('runs as it came when its graph is of another kind, and says so', async () => {
    const other: ModelEdit = { ...edit, apply: () => { throw new Error('unknown layout'); } };
    expect(await prepareModel(source, other)).toEqual({ model: source, problem: 'unknown layout' });
  });

  it('fails when the original is not there', async () => {
    await expect(prepareModel(join(folder, 'none.onnx'), edit)).rejects.toThrow('ENOENT');
  });
});
