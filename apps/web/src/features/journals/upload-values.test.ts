import { expect, test } from 'vitest'
import { largestFileBytes, readUpload, type UploadFields } from './upload-values.ts'

const file = new File(['<journal/>'], 'kesäkuu.xml')
const typed: UploadFields = { file, year: '2026', period: '6', runNumber: '6', description: ' Kesäkuu ' }

test('fields become the values of a request, the description without outer blanks', () => {
  expect(readUpload(typed, 'month')).toEqual({
    values: { file, year: 2026, period: 6, runNumber: 6, description: 'Kesäkuu' },
  })
})

test('every field that cannot be sent is named at once', () => {
  const blank: UploadFields = { file: null, year: '', period: ' ', runNumber: '', description: 'x'.repeat(201) }
  expect(readUpload(blank, 'month')).toEqual({
    refusals: {
      file: 'required',
      year: 'required',
      period: 'required',
      runNumber: 'required',
      description: 'description',
    },
  })
})

test('a period must be one of the company’s period type', () => {
  expect(readUpload({ ...typed, period: '13' }, 'month')).toEqual({ refusals: { period: 'period' } })
  expect(readUpload({ ...typed, period: '13' }, 'four-weeks')).toHaveProperty('values.period', 13)
  expect(readUpload({ ...typed, period: '53' }, 'week')).toHaveProperty('values.period', 53)
})

test('numbers are whole: no sign, decimals or letters', () => {
  for (const runNumber of ['-1', '1.5', '1e3', 'six', '0', '1000001']) {
    expect(readUpload({ ...typed, runNumber }, 'month'), runNumber).toEqual({ refusals: { runNumber: 'runNumber' } })
  }
})

test('an empty file and one above the limit are refused before they are sent', () => {
  expect(readUpload({ ...typed, file: new File([], 'a.xml') }, 'month')).toEqual({ refusals: { file: 'fileEmpty' } })
  const large = new File([new Uint8Array(largestFileBytes + 1)], 'a.xml')
  expect(readUpload({ ...typed, file: large }, 'month')).toEqual({ refusals: { file: 'fileTooLarge' } })
})
