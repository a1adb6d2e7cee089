/**
 * What no document of the vendor says and was concluded or told by others. Each fact stands here and nowhere else, so that
 * it can be switched to its opposite when the service proves it wrong.
 */
export const inferred: {
  /**
   * Months that a refresh token lives from when it was given (an integrator's published analysis says six). `null`: it does
   * not end by itself, as older clients believed.
   */
  readonly refreshTokenMonths: number | null
} = { refreshTokenMonths: 6 }
