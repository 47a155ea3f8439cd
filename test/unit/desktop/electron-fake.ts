/** Electron cannot run here: what the desktop folder uses of it, recording what it is told. */
import { EventEmitter } from 'node:events';

type Handler = (...input: unknown[]) => unknown;

export class FakeContents extends EventEmitter {
  url = '';
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly session = new FakeSession();
  isMuted = false;
  setAudioMuted(muted: boolean): void {
    this.isMuted = muted;
  }
  getURL(): string {
    return this.url;
  }
  setWindowOpenHandler(handler: FakeContents['openHandler']): void {
    this.openHandler = handler;
  }
}

export class FakeSession {
  check: Handler = () => undefined;
  request: Handler = () => undefined;
  device: Handler = () => undefined;
  beforeRequest: Handler = () => undefined;
  readonly webRequest = { onBeforeRequest: (listener: Handler): void => void (this.beforeRequest = listener) };
  setPermissionCheckHandler(handler: Handler): void {
    this.check = handler;
  }
  setPermissionRequestHandler(handler: Handler): void {
    this.request = handler;
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.device = handler;
  }
}

export class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = [];
  /** What becomes of a page that is loaded. */
  static loads: (url: string) => Promise<void> = () => Promise.resolve();
  static getAllWindows(): FakeWindow[] {
    return FakeWindow.all;
  }
  readonly webContents = new FakeContents();
  readonly options: Record<string, unknown>;
  readonly done: string[] = [];
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeWindow.all.push(this);
  }
  isDestroyed(): boolean {
    return this.done.includes('destroy');
  }
  destroy(): void {
    this.done.push('destroy');
    FakeWindow.all = FakeWindow.all.filter((window) => window !== this);
    this.emit('closed');
  }
  isMinimized(): boolean {
    return true;
  }
  restore(): void {
    this.done.push('restore');
  }
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
  loadURL(url: string): Promise<void> {
    this.webContents.url = url;
    return FakeWindow.loads(url);
  }
}

class FakeApp extends EventEmitter {
  isFirst = true;
  readonly done: string[] = [];
  readonly paths: Record<string, string> = {};
  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }
  requestSingleInstanceLock(): boolean {
    return this.isFirst;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  getLocale(): string {
    return 'ru-RU';
  }
  quit(): void {
    this.done.push('quit');
  }
  exit(code: number): void {
    this.done.push(`exit ${code}`);
    this.emit('exited');
  }
}

export function createElectron() {
  const handlers = new Map<string, Handler>();
  const opened: string[] = [];
  const errors: string[] = [];
  const saving = { canceled: false, filePath: '' };
  const opening = { canceled: false, filePaths: [] as string[] };
  return {
    app: new FakeApp(),
    BrowserWindow: FakeWindow,
    ipcMain: {
      handle: (channel: string, handler: Handler): void => void handlers.set(channel, handler),
      removeHandler: (channel: string): void => void handlers.delete(channel),
    },
    dialog: {
      showErrorBox: (_title: string, text: string): void => void errors.push(text),
      showSaveDialog: (): Promise<typeof saving> => Promise.resolve(saving),
      showOpenDialog: (): Promise<typeof opening> => Promise.resolve(opening),
    },
    shell: {
      openExternal: (url: string): Promise<void> => Promise.resolve(void opened.push(url)),
      openPath: (path: string): Promise<string> => Promise.resolve(path.includes('missing') ? 'no such folder' : ''),
    },
    nativeTheme: { shouldUseDarkColors: false },
    systemPreferences: { askForMediaAccess: (): Promise<boolean> => Promise.resolve(true) },
    Menu: { buildFromTemplate: (template: unknown): unknown => template, setApplicationMenu: (): void => undefined },
    /** For the tests. */
    handlers, opened, errors, saving, opening,
  };
}
