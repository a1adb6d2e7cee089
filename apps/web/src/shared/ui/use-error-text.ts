import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import { RequestError, type RequestErrorCode } from '../request-error.ts'

type Values = Readonly<Record<string, unknown>>

/** The text of an error code, also of one that this version of the screens does not know. */
export function useErrorText(): (code: string, values?: Values) => string {
  const { t, i18n } = useTranslation('errors')
  const format = useFormat()
  return (code, values = {}) => {
    if (!isKnown(code, i18n.exists)) return t('unexpected')
    const { againAt } = values
    return t(code, typeof againAt === 'string' ? { ...values, againAt: format.moment(againAt) } : values)
  }
}

/** The text of whatever was thrown. */
export function useErrorTextOf(): (error: unknown) => string {
  const textOf = useErrorText()
  return (error) => (error instanceof RequestError ? textOf(error.code, error.details.values) : textOf('unexpected'))
}

function isKnown(code: string, exists: (key: string) => boolean): code is RequestErrorCode {
  return exists(`errors:${code}`)
}
