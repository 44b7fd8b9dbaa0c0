import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oneApart, placeKey, proposePlaces } from '@/grammar/placeNames'

test.each([
  ['综采2队', '综采二队'],
  ['综采２ 队', '综采二队'],
  ['综采（二）队', '综采二队'],
  ['掘进十二队', '掘进12队'],
  ['十一工区', '11工区'],
  ['二十采区', '20采区'],
])('%s is heard as %s', (one, other) => expect(placeKey(one)).toBe(placeKey(other)))

test.each([
  ['通风队', '通风对', true],
  ['通风队', '通风', true],
  ['通风队', '风通队', true],
  ['通风队', '通风队', false],
  ['通风队', '机电队', false],
])('%s and %s are one apart: %s', (one, other, apart) => {
  expect(oneApart(one, other)).toBe(apart)
  expect(oneApart(other, one)).toBe(apart)
})

test('one apart is one edit: taking a character out, putting one in, changing one', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      (text, at, letter) => {
        const place = at % text.length
        const edits = [
          text.slice(0, place) + text.slice(place + 1),
          text.slice(0, place) + letter + text.slice(place),
          text.slice(0, place) + letter + text.slice(place + 1),
        ]
        for (const edit of edits) expect(edit === text || oneApart(text, edit)).toBe(true)
      },
    ),
  )
})

describe('proposals', () => {
  const known = ['华岳', '华岳/三号井', '华岳/三号井/综采一队', '华岳/三号井/综采二队', '华岳/五号井/通风队']

  test('the same name but for width, blanks, brackets and numerals is sure', () => {
    expect(proposePlaces(['华岳/三号井/综采2队'], known)).toEqual([
      { place: '华岳/三号井/综采2队', candidates: ['华岳/三号井/综采二队'], sure: true },
    ])
  })

  test('a branch named alone is found by its place', () => {
    expect(proposePlaces(['综采2队党支部'], known, ['党支部'])).toEqual([
      { place: '综采2队党支部', candidates: ['华岳/三号井/综采二队'], sure: true },
    ])
  })

  test('one character apart is only offered', () => {
    expect(proposePlaces(['华岳/五号井/通风对'], known)).toEqual([
      { place: '华岳/五号井/通风对', candidates: ['华岳/五号井/通风队'], sure: false },
    ])
  })

  test('a parent that is written otherwise is the same parent, and settles what is below it', () => {
    expect(proposePlaces(['3号井/综采2队', '三号 井/综采一队'], known)).toEqual([
      { place: '3号井/综采2队', candidates: ['华岳/三号井/综采二队'], sure: true },
      { place: '三号 井/综采一队', candidates: ['华岳/三号井/综采一队'], sure: true },
    ])
    expect(proposePlaces(['3号井', '3号井/综采一队', '3号井/综采2队', '3号井/新队'], known)).toEqual([
      { place: '3号井', candidates: ['华岳/三号井'], sure: true },
      { place: '3号井/综采2队', candidates: ['华岳/三号井/综采二队'], sure: true },
    ])
    expect(proposePlaces(['4号井/综采2队'], known)).toEqual([])
  })

  test('another number, another parent, something else: no proposal', () => {
    expect(proposePlaces(['华岳/三号井/综采三队', '华岳/三号井/通风队', '华岳/三号井/食堂'], known)).toEqual([])
  })
})
