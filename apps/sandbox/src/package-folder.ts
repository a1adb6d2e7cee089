/** The folder of this package, as an address: the sources lie as deep below it as what is built of them. */
export const packageFolder = new URL('..', import.meta.url)
