import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferredLanguage, toLanguage } from '../../../src/main/base/language.ts';

describe('language tags', () => {
  it('reads codes, regions and names', () => {
    for (const tag of ['ru', 'RU', 'rus', 'ru-RU', 'ru_RU.UTF-8', ' Russian ', 'Русский']) expect(toLanguage(tag), tag).toBe('ru');
    for (const tag of ['en', 'eng', 'en-GB', 'EN_us', 'English']) expect(toLanguage(tag), tag).toBe('en');
  });

  it('takes nothing else for one of ours', () => {
    for (const tag of ['de', 'rue', 'rw', 'enm', 'auto', '', '-', 'r', 'constructor', '__proto__', null, undefined]) expect(toLanguage(tag), String(tag)).toBeNull();
    fc.assert(fc.property(fc.string(), (tag) => { expect(['en', 'ru', null]).toContain(toLanguage(tag)); }));
  });

  it('chooses by weight, then by order', () => {
    expect(preferredLanguage('de, ru;q=0.5, en;q=0.7')).toBe('en');
    expect(preferredLanguage('ru-RU,ru;q=0.9,en;q=0.8')).toBe('ru');
    expect(preferredLanguage('en, ru')).toBe('en');
    expect(preferredLanguage('en;q=0, ru;q=0.1')).toBe('ru');
    expect(preferredLanguage('fr, *;q=0.1')).toBeNull();
    expect(preferredLanguage(undefined)).toBeNull();
    fc.assert(fc.property(fc.string(), (header) => { expect(['en', 'ru', null]).toContain(preferredLanguage(header)); }));
  });
});
