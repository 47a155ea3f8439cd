/** What is measured in the picture of a person who practises. Nothing of it exists for an interview that a recruiter sees. */

export const EXPRESSIONS = ['happy', 'neutral', 'surprised', 'sad', 'angry', 'fearful', 'disgusted'] as const;
export type ExpressionName = (typeof EXPRESSIONS)[number];

export interface Figure {
  /** 0..1; null where it cannot be measured. */
  readonly value: number | null;
  /** 0..1; 0 where there is no value. */
  readonly confidence: number;
}

/** One value for each `stepS`, at most 2,000; value i is about (i + 0.5) * stepS. Null where no face was seen. */
export interface ExpressionTrack {
  readonly stepS: number;
  readonly eyeContact: readonly (number | null)[];
  readonly smile: readonly (number | null)[];
  readonly posture: readonly (number | null)[];
  readonly movement: readonly (number | null)[];
  /** Degrees; yaw to the person's left, pitch upward, roll to the person's right shoulder are positive. */
  readonly yawDeg: readonly (number | null)[];
  readonly pitchDeg: readonly (number | null)[];
  readonly rollDeg: readonly (number | null)[];
  readonly expression: readonly (ExpressionName | null)[];
}

export interface Expression {
  readonly durationS: number;
  /** Pictures that were looked at, for each second of the recording. */
  readonly picturesPerS: number;
  /** Share of them with exactly one face. */
  readonly faceShare: number;
  readonly eyeContact: Figure;
  /** Share of the time with a smile. */
  readonly smile: Figure;
  readonly posture: Figure;
  /** 0 still, 1 restless. */
  readonly movement: Figure;
  /** Estimates of the expression, which sum to 1; null without a face. */
  readonly distribution: Readonly<Record<ExpressionName, number>> | null;
  readonly dominant: ExpressionName | null;
  readonly track: ExpressionTrack;
}

export interface ExpressionReader {
  /**
   * Looks at a recording from its beginning to its end, one after another.
   * @param onProgress share of the recording, 0..1
   * @throws AppError ENGINE_UNAVAILABLE where there is no browser or no model for it, UNPROCESSABLE when the picture cannot be read,
   *   RATE_LIMITED when too many wait; who aborts gets the signal's reason
   */
  read(recording: { readonly path: string; readonly contentType: string }, options: { readonly signal: AbortSignal; onProgress(share: number): void }): Promise<Expression>;
}
