/**
 * The one table of error codes. Inside the product every failure is one of these; each API renders
 * them in its own documented shape.
 */
export const ERROR_CODES = {
  INVALID_REQUEST: { status: 400, message: 'The request is not valid' },
  UNAUTHORIZED: { status: 401, message: 'Missing or wrong credentials' },
  FORBIDDEN: { status: 403, message: 'Not allowed' },
  NOT_FOUND: { status: 404, message: 'Not found' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'Method not allowed' },
  CONFLICT: { status: 409, message: 'Not possible in the present state' },
  BODY_TOO_LARGE: { status: 413, message: 'The body is too large' },
  UNPROCESSABLE: { status: 422, message: 'The request does not fit' },
  UNSUPPORTED_MEDIA: { status: 415, message: 'This content type is not accepted' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: 'There are no such bytes' },
  INVALID_CODE: { status: 400, message: 'The code cannot be run' },
  INTERVIEW_NOT_FOUND: { status: 404, message: 'There is no such interview' },
  INTERVIEW_FINISHED: { status: 409, message: 'The interview is finished' },
  LLM_FAILED: { status: 500, message: 'The interviewer cannot answer' },
  RUNNER_FAILED: { status: 500, message: 'The code runner broke down' },
  RESUME_EMPTY: { status: 400, message: 'Uploaded file is empty.' },
  RESUME_NOT_PDF: { status: 400, message: 'Only PDF files are supported. Please upload a PDF resume.' },
  RESUME_TOO_LARGE: { status: 400, message: 'File size must be less than 10MB.' },
  RESUME_ENCRYPTED: { status: 400, message: 'The PDF is protected by a password. Please upload a copy without one.' },
  RESUME_BROKEN: { status: 400, message: 'The PDF is damaged and cannot be opened.' },
  RESUME_NO_TEXT: { status: 400, message: 'Could not extract text from PDF' },
  RESUME_TOO_COMPLEX: { status: 400, message: 'The PDF is too complex to be a resume.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests' },
  INTERNAL: { status: 500, message: 'Internal error' },
  UPSTREAM_REFUSED: { status: 400, message: 'An external system refused' },
  UPSTREAM_FAILED: { status: 502, message: 'An external system did not answer' },
  ENGINE_UNAVAILABLE: { status: 503, message: 'The engine for this is not installed or not ready' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;
