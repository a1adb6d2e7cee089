/** A time as it may honestly be said: to the second only where it is short, and never too little. */
export function aboutTime(seconds: number): { readonly unit: 'seconds' | 'minutes'; readonly count: number } {
  if (seconds > 90) return { unit: 'minutes', count: Math.ceil(seconds / 60) }
  const step = seconds <= 10 ? 1 : 5
  return { unit: 'seconds', count: Math.max(1, Math.ceil(seconds / step) * step) }
}
