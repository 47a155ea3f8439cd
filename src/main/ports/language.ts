/** Languages that the product speaks. */
export type Language = 'en' | 'ru';
