/**
 * What a running Python may ask of the JavaScript around it. A function that Pyodide's module imports and that is neither
 * here nor among our own calls ends the interpreter when it is called; a test holds the list of imports.
 */

/** Errno values of Emscripten's C library. */
export const ERRNO = { EBADF: 8, ENOENT: 44, ENOSYS: 52, ENOTTY: 59, EPERM: 63, EROFS: 69, ESPIPE: 70 } as const;

/** Harmless: clocks, random bytes, reading of files in the interpreter's own memory, calls that stay inside of it. */
export const FORWARDED: ReadonlySet<string> = new Set([
  'env._PyEM_TrampolineCall_JS',
  'env.Jsv_GetError_import', 'env.JsvError_Check',
  'env.emscripten_date_now', 'env.emscripten_get_now', 'env.emscripten_get_heap_max',
  'env._tzset_js', 'env._timegm_js', 'env._mktime_js', 'env._localtime_js', 'env._gmtime_js',
  'env.__syscall_fstat64', 'env.__syscall_stat64', 'env.__syscall_newfstatat', 'env.__syscall_lstat64',
  'env.__syscall_getcwd', 'env.__syscall_getdents64',
  'wasi_snapshot_preview1.clock_res_get', 'wasi_snapshot_preview1.clock_time_get', 'wasi_snapshot_preview1.random_get',
  'wasi_snapshot_preview1.fd_seek', 'wasi_snapshot_preview1.fd_pread',
]);

const answers = (value: number, ...names: string[]): [string, number][] => names.map((name) => [name, value]);

/** Refused with a plain answer, as an operating system would refuse it; Python raises its usual errors. */
export const REFUSED: ReadonlyMap<string, number | undefined> = new Map<string, number | undefined>([
  ...answers(0, 'env.can_run_sync_js', 'env._Py_CheckEmscriptenSignals_Helper', 'env.__hiwire_deduplicate_get', 'env.getprotobyname', 'env._dlopen_js'),
  // Bookkeeping of references to JavaScript that the collector of garbage may come to; there is nothing left to keep.
  ['env.__hiwire_deduplicate_set', undefined], ['env.__hiwire_deduplicate_delete', undefined], ['env.destroy_proxy', undefined],
  ['env.destroy_proxies', undefined], ['env.gc_register_proxies', undefined], ['env.emscripten_log_impl_js', undefined],
  ...answers(-ERRNO.ENOSYS, 'env._emscripten_system', 'env.__syscall_pipe', 'env.__syscall_poll', 'env._mmap_js', 'env._munmap_js', 'env._msync_js'),
  ...answers(-ERRNO.ENOTTY, 'env.__syscall_ioctl'),
  ...answers(-4, 'env.getaddrinfo', 'env.getnameinfo'),
  ...answers(ERRNO.EPERM, 'env._setitimer_js'),
  ...answers(0, 'env.__syscall_getuid32_js', 'env.__syscall_umask_js'),
  ...answers(
    -ERRNO.EROFS,
    'env.__syscall_chmod', 'env.__syscall_fchmod', 'env.__syscall_fchmodat2', 'env.__syscall_fchown32', 'env.__syscall_fchownat',
    'env.__syscall_ftruncate64', 'env.__syscall_truncate64', 'env.__syscall_mkdirat', 'env.__syscall_mknodat', 'env.__syscall_unlinkat',
    'env.__syscall_rmdir', 'env.__syscall_renameat', 'env.__syscall_symlinkat', 'env.__syscall_utimensat', 'env.__syscall_fallocate',
    'env.__syscall_fdatasync', 'env.__syscall_fadvise64',
  ),
  ...answers(
    -ERRNO.EPERM,
    'env.__syscall_fcntl64', 'env.__syscall_faccessat', 'env.__syscall_chdir', 'env.__syscall_fchdir', 'env.__syscall_dup', 'env.__syscall_dup3',
    'env.__syscall_readlinkat', 'env.__syscall_statfs64', 'env.__syscall_fstatfs64', 'env.__syscall_accept4', 'env.__syscall_bind',
    'env.__syscall_connect', 'env.__syscall_getpeername', 'env.__syscall_getsockname', 'env.__syscall_getsockopt', 'env.__syscall_listen',
    'env.__syscall_recvfrom', 'env.__syscall_recvmsg', 'env.__syscall_sendmsg', 'env.__syscall_sendto', 'env.__syscall_socket',
  ),
  ...answers(
    ERRNO.EBADF,
    'wasi_snapshot_preview1.fd_sync', 'wasi_snapshot_preview1.fd_pwrite', 'wasi_snapshot_preview1.fd_fdstat_get',
    'wasi_snapshot_preview1.environ_sizes_get', 'wasi_snapshot_preview1.environ_get',
  ),
]);

/** What ended an interpreter, in words for the candidate; other imports say that the call is not allowed. */
export const FATAL: ReadonlyMap<string, string> = new Map([
  ['env.exit', 'the program ended its own process'],
  ['wasi_snapshot_preview1.proc_exit', 'the program ended its own process'],
  ['env._abort_js', 'the interpreter gave up'],
  ['env.__assert_fail', 'the interpreter gave up'],
]);
