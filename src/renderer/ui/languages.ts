/** The languages of interviews and of the interface, each in its own name: choices for a Segmented. */
export const languageOptions = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'ru', label: 'Русский', lang: 'ru' },
] as const;
