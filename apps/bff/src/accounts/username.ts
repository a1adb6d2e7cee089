import { maxUsernameLength } from '@tosite/contract'
import { apiProblem } from '../http/api-error.ts'

/**
 * A username is free text, stored as typed: any script, emoji included.
 * @throws ApiProblem username-blank, or username-too-long where it has more characters than allowed (an emoji is one or a
 * few, never a number of bytes)
 */
export function checkUsername(username: string): void {
  // Blank to the eye: white space, and the characters that take no room.
  if (/^[\s\p{Cf}\p{Cc}\u2800\u3164]*$/u.test(username)) {
    throw apiProblem('username-blank', 422, 'A username is needed.')
  }
  const length = [...username].length
  if (length > maxUsernameLength) {
    throw apiProblem('username-too-long', 422, `A username has at most ${maxUsernameLength} characters.`, {
      values: { length, most: maxUsernameLength },
    })
  }
}
