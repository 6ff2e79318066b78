import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount } from '../model/format.ts'
import { adviceSentences } from './advice-sentences.ts'
import { archiveSentences } from './archive-sentences.ts'
import { baseSentences } from './base-sentences.ts'
import { english, englishSentences } from './english.ts'
import { engineSentences } from './engine-sentences.ts'
import { extractSentences } from './extract-sentences.ts'
import { findingSentences } from './finding-sentences.ts'
import { layerSentences } from './layer-sentences.ts'
import { say } from './sentence.ts'
import { sessionSentences } from './session-sentences.ts'

describe('a sentence', () => {
  it('is said with what is put into it', () => {
    expect(english(say('historyMismatch', 12, 11))).toBe(
      'The history does not fit the layers: 12 steps for 11 layers. Only the pairs that are certain are shown.',
    )
  })

  it('takes another one for a text, alone and in a list', () => {
    const cut = say('packedCut', 'gzip')
    expect(english(say('archiveCutShort', cut))).toBe(
      'The archive is cut short: the gzip data is cut off.',
    )
    expect(english(say('listedOnly', ['linux/arm64', say('manifestOf', null)]))).toBe(
      'Listed, but not in the archive: linux/arm64, manifest no digest.',
    )
  })

  it('counts one and many', () => {
    const steps = [say('stepAt', 5), say('stepAt', 6)] as const
    expect(english(say('deletedBy', 1, 20, ...steps))).toBe(
      '1 file with 20\u202fB, stored by step 6, is deleted by step 7.',
    )
    expect(english(say('storedAgain', 2, 20, ...steps))).toContain(', are stored again by step 7')
    expect(english(say('sameContent', 1, 20, '/a'))).toContain(' has the same content as /a.')
  })

  it('is plain data: what a process sends to another says the same there', () => {
    const said = say('layerDamaged', 2, null, 'a.tar', say('layerTarCut', say('endsInHeader'), 7))
    expect(english(JSON.parse(JSON.stringify(said)) as typeof said)).toBe(english(said))
    expect(english(structuredClone(said))).toBe(
      'Layer 2 in a.tar is damaged, so its files are not shown: the layer tar is cut off: it ends inside a header (at byte 7).',
    )
  })
})

describe('the catalogue', () => {
  it('has every sentence once', () => {
    const format = { bytes: formatBytes, count: formatCount }
    const parts = [
      extractSentences(),
      adviceSentences(format),
      baseSentences(),
      findingSentences(),
      layerSentences(),
      archiveSentences(),
      engineSentences(),
      sessionSentences(),
    ]
    const ids = parts.flatMap((part) => Object.keys(part))
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(englishSentences(format)).sort()).toEqual([...ids].sort())
  })
})
