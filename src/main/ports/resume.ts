/** A resume as the product understands it. */
import type { Language } from './language.ts';

export interface ParsedResume {
  readonly contact: {
    /** `Unknown Candidate` when there is none. */
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly location: string | null;
    readonly linkedin: string | null;
  };
  readonly summary: string | null;
  /** As in the document: usually the latest first. */
  readonly experiences: readonly ResumeExperience[];
  readonly education: readonly ResumeEducation[];
  readonly skills: readonly string[];
  readonly certifications: readonly string[];
  readonly rawText: string;
}

export interface ResumeExperience {
  readonly company: string;
  readonly title: string;
  /** As written, e.g. `Jan 2020` or `03/2019`. */
  readonly startDate: string | null;
  /** As written, e.g. `Present`. */
  readonly endDate: string | null;
  readonly description: string;
  readonly highlights: readonly string[];
}

export interface ResumeEducation {
  readonly institution: string;
  readonly degree: string;
  readonly field: string | null;
  readonly graduationDate: string | null;
}

/** Where a field was read, and how surely. */
export interface ResumeField {
  /** As on the wire, e.g. `contact.email` or `experiences.0.start_date`. */
  readonly path: string;
  /** 0..1. */
  readonly confidence: number;
  /** From 0. */
  readonly page: number;
  /** Points from the page's top left. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface ResumeReading {
  readonly resume: ParsedResume;
  readonly language: Language;
  readonly fields: readonly ResumeField[];
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  /** For a person: what may have been misread, e.g. pages that are pictures. */
  readonly warnings: readonly string[];
}

export interface ResumeReader {
  /**
   * Reads a PDF in a worker with limits of time, pages and memory.
   * @throws AppError INVALID_REQUEST with `details.reason` one of empty, too_large, not_pdf, encrypted, broken, no_text, too_complex;
   *   INTERNAL for our own fault; the signal's reason when aborted
   */
  read(bytes: Uint8Array, signal?: AbortSignal): Promise<ResumeReading>;
  close(): Promise<void>;
}
