/** How the coding document says that something went wrong: `{"error": {"code", "message", "details"}}`. */
import type { ErrorCode } from '../../../contracts/errors.ts';
import type { ErrorRenderer } from '../../http/mount.ts';

/** Where the document calls it otherwise than we do. */
const CODES: Partial<Record<ErrorCode, string>> = {
  INVALID_REQUEST: 'VALIDATION_ERROR',
  RUNNER_FAILED: 'RUNNER_ERROR',
  LLM_FAILED: 'LLM_ERROR',
  INTERNAL: 'INTERNAL_ERROR',
};

export const renderCodingError: ErrorRenderer = ({ code, message, details }) => ({
  error: { code: CODES[code] ?? code, message, ...(Object.keys(details).length === 0 ? {} : { details }) },
});
