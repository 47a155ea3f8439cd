/** Resumes: what a person wrote about themselves, as read from a PDF, and where on the page each field stands. */

export interface ResumeContact {
  /** “Unknown Candidate” when the document names nobody. */
  readonly name: string;
  readonly email: string | null;
  /** As written. */
  readonly phone: string | null;
  readonly location: string | null;
  /** Always with `https://`. */
  readonly linkedin: string | null;
}

export interface ResumeExperience {
  /** Of several roles at one company, each names it. Empty when the document names none. */
  readonly company: string;
  /** Empty when the document names none. */
  readonly title: string;
  /** Dates are as written: “Jan 2020”, «с марта 2019», “Summer 2020”. A single date stands as both; an open end is null or as written (“Present”). */
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** Running text of the role; empty when there is none. */
  readonly description: string;
  /** Text of its bullets. */
  readonly highlights: readonly string[];
}

export interface ResumeEducation {
  readonly institution: string;
  readonly degree: string;
  readonly field: string | null;
  readonly graduationDate: string | null;
}

export interface ParsedResume {
  readonly contact: ResumeContact;
  readonly summary: string | null;
  /** In the order of the document. */
  readonly experiences: readonly ResumeExperience[];
  readonly education: readonly ResumeEducation[];
  readonly skills: readonly string[];
  readonly certifications: readonly string[];
  /** Everything that was read, in reading order; at most 200,000 characters. */
  readonly rawText: string;
}

/** Points (1/72 inch) from the top left corner of the page. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a field of the resume was found, and how sure the reader is of it. */
export interface ResumeField {
  /** Into `ParsedResume`: `contact.email`, `experiences.0.title`, `skills.3`. */
  readonly path: string;
  /** 0..1. */
  readonly confidence: number;
  /** From 0. A box without width: it stands in the text, where is not known. */
  readonly page: number;
  readonly box: PageBox;
}

/** What the reader could not do; the interface explains each in the person's language. */
export type ResumeWarning = 'pages-left-out' | 'text-cut' | 'no-name' | 'no-sections' | 'no-experience' | 'damaged-page';

export interface ResumeReading {
  readonly resume: ParsedResume;
  /** In which most of it is written. */
  readonly language: 'en' | 'ru';
  readonly fields: readonly ResumeField[];
  /** Of the pages that were read, in points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly warnings: readonly ResumeWarning[];
}

export interface ResumeReader {
  /**
   * Reads a PDF in a worker thread, with limits on time, pages and memory. The reader itself knows neither network nor language model;
   * one with a second opinion (interview/resume/second-opinion.ts) asks a model that was configured.
   * What the bytes are is told from their content. The bytes are not changed.
   * @throws AppError whose message is fit to show: RESUME_EMPTY, RESUME_NOT_PDF, RESUME_TOO_LARGE (over 10 MiB), RESUME_ENCRYPTED,
   * RESUME_BROKEN, RESUME_NO_TEXT, RESUME_TOO_COMPLEX (a limit was met), RATE_LIMITED (too many wait), INTERNAL (our own fault)
   */
  read(bytes: Uint8Array, signal?: AbortSignal): Promise<ResumeReading>;
  /** Ends the worker; what waits fails. */
  close(): Promise<void>;
}

/** One page: its letters and the links that lie over them. */
export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  /** Addresses that lie behind places of the page. */
  readonly links: readonly { readonly url: string; readonly box: PageBox }[];
}

/** A run of letters of one font on one line. */
export interface TextRun extends PageBox {
  readonly text: string;
  /** The line on which the letters stand, in points from the top. */
  readonly baseline: number;
  readonly fontSize: number;
  /** An id within the document: the same id is the same font, weight and slope. */
  readonly font: string;
}

/** What a PDF says and where. */
export interface DocumentText {
  readonly pages: readonly PageText[];
  readonly warnings: readonly ResumeWarning[];
}
