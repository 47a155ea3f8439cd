/** Numbers, dates and spans as the interface writes them; `locale` is "en" or "ru". */
export const toPercent = (share: number): string => `${Math.round(share * 100)}%`;

export const toDate = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));

export function toMinute(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** 83.4 s is "1:23". */
export function toClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function toMegabytes(bytes: number, locale: string): string {
  const unit = locale === 'ru' ? 'МБ' : 'MB';
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: bytes < 10e6 ? 1 : 0 }).format(bytes / 1e6)} ${unit}`;
}

/** Enough of a text to know it by: its first words, of up to so many letters. */
export function toFirstWords(text: string, letters = 48): string {
  const words = text.trim().split(/\s+/u);
  let first = words[0] ?? '';
  let count = 1;
  for (; count < words.length && `${first} ${words[count]}`.length <= letters; count += 1) first += ` ${words[count]}`;
  return first.length > letters ? `${first.slice(0, letters)}…` : count < words.length ? `${first.replace(/[\p{P}]+$/u, '')}…` : first;
}
