import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, isExpected, isExpectedOutput } from '../../../../src/main/interview/tasks/compare.ts';
import type { Json } from '../../../../src/main/ports/runner.ts';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);

describe('canonical', () => {
  it('is the same whatever the order of keys', () => {
    expect(canonical({ b: [1, { d: 1, c: 2 }], a: null })).toBe(canonical({ a: null, b: [1, { c: 2, d: 1 }] }));
  });

  it('is JSON of the same value', () => {
    fc.assert(fc.property(json, (value) => {
      expect(JSON.parse(canonical(value))).toEqual(value);
    }));
  });
});

describe('exact comparison', () => {
  it('takes a value for itself and for nothing else', () => {
    fc.assert(fc.property(json, json, (a, b) => {
      expect(isExpected(a, a, 'exact')).toBe(true);
      expect(isExpected(a, b, 'exact')).toBe(canonical(a) === canonical(b));
    }));
  });

  it.each<[string, Json, Json]>([
    ['order of a list', [1, 2], [2, 1]], ['a number for a text', 1, '1'], ['null for nothing', [null], []], ['true for one', true, 1], ['an extra key', { a: 1 }, { a: 1, b: 2 }],
  ])('heeds %s', (_, actual, expected) => expect(isExpected(actual, expected, 'exact')).toBe(false));
});

describe('unordered comparison', () => {
  it('takes any order of the list and counts equal elements', () => {
    expect(isExpected([[1, 2], 'b', 'a', 'a'], ['a', 'b', 'a', [1, 2]], 'unordered')).toBe(true);
    expect(isExpected(['a', 'b', 'b'], ['a', 'a', 'b'], 'unordered')).toBe(false);
    expect(isExpected(['a'], ['a', 'a'], 'unordered')).toBe(false);
  });

  it('heeds the order inside of elements', () => expect(isExpected([[2, 1]], [[1, 2]], 'unordered')).toBe(false));
});

describe('comparison with a tolerance', () => {
  const near = { tolerance: 0.01 };

  it('holds for numbers at any depth', () => {
    expect(isExpected({ a: [1.004, 'x'], b: null }, { a: [1, 'x'], b: null }, near)).toBe(true);
    expect(isExpected({ a: [1.02] }, { a: [1] }, near)).toBe(false);
  });

  it.each<[string, Json, Json]>([
    ['other texts', ['x'], ['y']], ['a missing element', [1], [1, 2]], ['an extra key', { a: 1, b: 1 }, { a: 1 }], ['a list for an object', [1], { 0: 1 }], ['null for zero', null, 0], ['a key of the prototype', {}, { constructor: 1 }],
  ])('refuses %s', (_, actual, expected) => expect(isExpected(actual, expected, near)).toBe(false));
});

describe('what a program prints', () => {
  it('may differ in white space at the ends of lines and of the whole', () => expect(isExpectedOutput('a \r\nb\n\n', 'a\nb')).toBe(true));
  it('may not differ inside', () => {
    expect(isExpectedOutput('a  b', 'a b')).toBe(false);
    expect(isExpectedOutput('a\n\nb', 'a\nb')).toBe(false);
    expect(isExpectedOutput(' a', 'a')).toBe(false);
  });
});
