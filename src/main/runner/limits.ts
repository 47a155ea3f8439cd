/** What candidate code may use. Realistic for interview tasks on two cores. */

const MB = 1024 * 1024;

export const DEFAULT_TEST_MS = 2_000;
export const MAX_TEST_MS = 10_000;
export const MAX_TOTAL_MS = 30_000;
export const MAX_TESTS = 200;
export const MAX_CODE_BYTES = 64 * 1024;
/** Of one test, where they are counted: time is up long before. */
export const MAX_STEPS = 1e12;
/** Of what a submission prints, in all. */
export const KEPT_OUTPUT_BYTES = 64 * 1024;
/** A submission that prints more is stopped. */
export const MAX_OUTPUT_BYTES = MB;
/** Of a printed value, an error or a JSON value. */
export const MAX_PRINTED_LENGTH = 8 * 1024;
export const MAX_VALUE_LENGTH = 512 * 1024;
/** For reading a syntax tree: only what was made to take long takes longer. */
export const READ_MS = 5_000;
/** Of each kind, about the form of a piece of code. */
export const MAX_FACTS = 400;
export const PYTHON_MEMORY_BYTES = 256 * MB;
export const JAVASCRIPT_MEMORY_BYTES = 128 * MB;
/** Of the whole runner process. */
export const MAX_PROCESS_BYTES = 1_200 * MB;
/** A thread that is not gone by then takes its process along. */
export const TERMINATE_MS = 1_000;
