import { expect, test } from 'vitest'
import { createAnswerTimes } from './answer-times.ts'

function startTiming() {
  let ms = 0
  const times = createAnswerTimes({ monotonic: () => ms })
  const answerAfter = (tookMs: number) =>
    times.timing(async () => {
      ms += tookMs
      return new Response()
    })('http://127.0.0.1')
  return { times, answerAfter }
}

test('before anything was answered a usual time is assumed, from the first answer on it is what was seen', async () => {
  const { times, answerAfter } = startTiming()
  expect(times.usualMs()).toBe(400)
  await answerAfter(40)
  expect(times.usualMs()).toBe(40)
})

test('it follows answers that become slow, and one slow answer alone moves it little', async () => {
  const { times, answerAfter } = startTiming()
  await answerAfter(40)
  await answerAfter(840)
  expect(times.usualMs()).toBe(140)
  for (let answer = 1; answer <= 40; answer += 1) await answerAfter(840)
  expect(times.usualMs()).toBeGreaterThan(830)
})

test('a call that gets no answer says nothing of how long answers take', async () => {
  const { times, answerAfter } = startTiming()
  await answerAfter(40)
  const cut = times.timing(() => Promise.reject(new Error('cut')))
  await expect(cut('http://127.0.0.1')).rejects.toThrow('cut')
  expect(times.usualMs()).toBe(40)
})
