/** The menu: editing, zoom and leaving, in the system's language. */
import { Menu, type MenuItemConstructorOptions } from 'electron';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

const LABELS = {
  en: {
    file: 'File', edit: 'Edit', view: 'View', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
    zoomIn: 'Larger', zoomOut: 'Smaller', resetZoom: 'Actual size', togglefullscreen: 'Full screen', toggleDevTools: 'Developer tools',
    about: 'About Viva', hide: 'Hide Viva', quit: 'Quit Viva', close: 'Close window',
  },
  ru: {
    file: 'Файл', edit: 'Правка', view: 'Вид', undo: 'Отменить', redo: 'Повторить', cut: 'Вырезать', copy: 'Копировать', paste: 'Вставить', selectAll: 'Выделить всё',
    zoomIn: 'Крупнее', zoomOut: 'Мельче', resetZoom: 'Обычный размер', togglefullscreen: 'Во весь экран', toggleDevTools: 'Инструменты разработчика',
    about: 'О программе Viva', hide: 'Скрыть Viva', quit: 'Завершить Viva', close: 'Закрыть окно',
  },
} as const;

export interface MenuOptions {
  /** BCP 47; Russian for `ru…`, else English. */
  readonly locale: string;
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
}

export function toMenuTemplate({ locale, isMac, isDevelopment }: MenuOptions): MenuItemConstructorOptions[] {
  const labels = LABELS[/^ru\b/i.test(locale) ? 'ru' : 'en'];
  const items = (...roles: (Role & keyof typeof labels)[]): MenuItemConstructorOptions[] => roles.map((role) => ({ role, label: labels[role] }));
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const first: MenuItemConstructorOptions = isMac
    ? { label: 'Viva', submenu: [...items('about'), line, ...items('hide'), line, ...items('quit')] }
    : { label: labels.file, submenu: items('quit') };
  return [
    first,
    { label: labels.edit, submenu: [...items('undo', 'redo'), line, ...items('cut', 'copy', 'paste', 'selectAll')] },
    {
      label: labels.view,
      submenu: [...items('zoomIn', 'zoomOut', 'resetZoom'), line, ...items('togglefullscreen'), ...(isDevelopment ? items('toggleDevTools') : [])],
    },
  ];
}

export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(toMenuTemplate(options)));
}
