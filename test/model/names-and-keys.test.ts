import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/model/fold.ts';
import { nameParts, normaliseName } from '../../src/model/name.ts';
import { isWorkKey, workKeyPart, workKeys } from '../../src/model/work-key.ts';

const anyText = fc.string({ unit: 'binary' });

describe('a name', () => {
  test('is NFC with white space collapsed, letter case kept', () => {
    expect(normaliseName('  Ma\u0301rquez,\t Gabriel\u00a0\n GARCÍA ')).toBe('Márquez, Gabriel GARCÍA');
  });

  test('normalised twice is normalised once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
      }),
    );
  });

  test('holds no half of a surrogate pair, which no database can store', () => {
    expect(normaliseName('A\ud800B')).toBe('A\ufffdB');
  });

  test.each([
    ['MacLellan, J', 'MacLellan', 'J'],
    ['García Márquez, Gabriel', 'García Márquez', 'Gabriel'],
    ['Pierozzi, Jr., Ivo', 'Pierozzi', 'Jr., Ivo'],
    ['Mausam', null, null],
    ['Mausam,', 'Mausam', null],
    [', J', null, 'J'],
  ])('has its family and given part from the first comma: %s', (name, familyName, givenName) => {
    expect(nameParts(name)).toEqual({ familyName, givenName });
  });
});

describe('a work key', () => {
  test('follows the example that VuFind gives', () => {
    expect(
      workKeys({
        authors: ['MacLellan, J', 'Stagg, HR'],
        titles: ['Peer support workers in health: A qualitative metasynthesis of their experiences'],
        uniformTitles: [],
      }),
    ).toEqual([
      'AT maclellanj peersupportworkersinhealthaqualitativemetasynthesisoftheirexperiences',
      'AT stagghr peersupportworkersinhealthaqualitativemetasynthesisoftheirexperiences',
    ]);
  });

  test.each([
    ['Kędzia, Paweł', 'kedziapaweł'],
    ['Søgaard, Anders', 'søgaardanders'],
    ['Zarrieß, Sina', 'zarrießsina'],
    ['Grabowski, Łukasz', 'grabowskiłukasz'],
    ['Mac, Đăng Khoa', 'macđangkhoa'],
    ['Plain ½ ²', 'plain1⁄22'],
  ])('loses accents and keeps letters that have no decomposition: %s', (text, part) => {
    expect(workKeyPart(text)).toBe(part);
  });

  test('spells other scripts in Latin letters', () => {
    expect(workKeyPart('Толстой')).toBe('tolstoi');
    expect(workKeyPart('γ')).toBe('g');
    expect(workKeyPart('北京')).toBe('beijing');
  });

  test('is cut at 255 characters a part', () => {
    expect(workKeys({ authors: ['a'.repeat(300)], titles: ['b'.repeat(300)], uniformTitles: [] })).toEqual([
      `AT ${'a'.repeat(255)} ${'b'.repeat(255)}`,
    ]);
  });

  test('comes from no empty part, so that works without an author stay apart', () => {
    expect(workKeys({ authors: [], titles: ['Advertisements'], uniformTitles: [] })).toEqual([]);
    expect(workKeys({ authors: ['...'], titles: ['Advertisements'], uniformTitles: [''] })).toEqual([]);
    expect(workKeys({ authors: ['Poe, E'], titles: ['???'], uniformTitles: ['Tales'] })).toEqual(['UT tales']);
  });

  test('is letters and digits alone, whatever was printed, and once each', () => {
    fc.assert(
      fc.property(fc.array(anyText), fc.array(anyText), (authors, titles) => {
        const keys = workKeys({ authors, titles, uniformTitles: [] });
        expect(new Set(keys).size).toBe(keys.length);
        keys.forEach((key) => expect(isWorkKey(key)).toBe(true));
      }),
    );
  });

  test('does not depend on accents composed or not, letter case, spaces or punctuation', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(workKeyPart(text.normalize('NFD'))).toBe(workKeyPart(text.normalize('NFC')));
        expect(workKeyPart(` (${text}): `)).toBe(workKeyPart(text));
      }),
    );
    expect(workKeyPart('ÉTUDE')).toBe(workKeyPart('étude'));
  });
});

test('a text folded twice is folded once', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
