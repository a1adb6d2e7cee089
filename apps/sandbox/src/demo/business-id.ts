const weights = [7, 9, 10, 5, 8, 4, 2]

/** The n-th invented Finnish business id, `NNNNNNN-C`, with the right check digit, far above those in use. */
export function businessId(index: number): string {
  let left = index
  for (let body = 9_000_001; ; body += 1) {
    const rest = checkSum(body)
    // A remainder of 1 has no check digit: such numbers do not exist.
    if (rest === 1) continue
    if (left === 0) return `${body}-${rest === 0 ? 0 : 11 - rest}`
    left -= 1
  }
}

const checkSum = (body: number): number =>
  [...String(body)].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11
