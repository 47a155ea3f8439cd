import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../../src/contracts/errors.ts';
import { ApiFailure } from '../../../../src/renderer/data/api-failure.ts';
import { failureKind } from '../../../../src/renderer/data/failure-kind.ts';

const kindOf = (status: number) => failureKind(new ApiFailure(status, 'x'));

describe('the kind of a failure', () => {
  it.each([[0, 'noAnswer'], [400, 'invalid'], [401, 'oldKey'], [403, 'locked'], [404, 'notFound'], [409, 'conflict'], [429, 'tooMany'], [503, 'notReady'], [500, 'serverFault'], [502, 'serverFault']])(
    '%i is %s',
    (status, kind) => expect(kindOf(status)).toBe(kind),
  );

  it('is known for every status that the server has a code for, but for those that no page of ours meets: a wrong method, and a range that is not there', () => {
    const unknown = Object.entries(ERROR_CODES).filter(([, { status }]) => kindOf(status) === 'other');
    expect(unknown.map(([code]) => code)).toEqual(expect.arrayContaining(['METHOD_NOT_ALLOWED', 'RANGE_NOT_SATISFIABLE']));
    expect(unknown).toHaveLength(2);
  });

  it('is other for what did not come from the server, and for an answer that was not understood', () => {
    expect(failureKind(new Error('x'))).toBe('other');
    expect(kindOf(200)).toBe('other');
  });
});
