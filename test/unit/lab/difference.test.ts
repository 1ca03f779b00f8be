import { describe, expect, it } from 'vitest';
import { agreementMatrix, meanAgreements } from '../../../src/core/lab/agreement';
import { clearlyGreater, meanSampled } from '../../../src/core/lab/difference';

describe('a difference', () => {
  it('is clear when it exceeds what leaving documents out changes in it', () => {
    expect(clearlyGreater({ value: 0.37, samples: [0.36, 0.37, 0.38] }, { value: 0.33, samples: [0.32, 0.33, 0.34] })).toBe(true);
    // The same means, but now and then the other one leads.
    expect(clearlyGreater({ value: 0.37, samples: [0.3, 0.37, 0.44] }, { value: 0.33, samples: [0.4, 0.33, 0.26] })).toBe(false);
  });

  it('in the third digit is never clear', () => {
    expect(clearlyGreater({ value: 0.375, samples: [0.375, 0.375] }, { value: 0.37, samples: [0.37, 0.37] })).toBe(false);
    expect(clearlyGreater({ value: 0.37, samples: [] }, { value: 0.37, samples: [] })).toBe(false);
  });

  it('of means is judged by the means of each sample', () => {
    expect(meanSampled([{ value: 0.2, samples: [0.1, 0.3] }, { value: 0.4, samples: [0.5, 0.3] }])).toEqual({ value: 0.30000000000000004, samples: [0.3, 0.3] });
  });
});

describe('agreement', () => {
  it('is a symmetric matrix; what is missing agrees with nothing', () => {
    const matrix = agreementMatrix([[0, 0, 1, 1], [1, 1, 0, 0], undefined, [0, 1, 0, 1]]);
    expect(matrix[0][1]).toBe(1);
    expect(matrix[0][3]).toBeCloseTo(-0.5);
    expect(matrix[3][0]).toBe(matrix[0][3]);
    expect(matrix[2]).toEqual([null, null, null, null]);
    [0.25, 0.25, null, -0.5].forEach((mean, at) => (mean === null ? expect(meanAgreements(matrix)[at]).toBeNull() : expect(meanAgreements(matrix)[at]).toBeCloseTo(mean)));
  });
});
