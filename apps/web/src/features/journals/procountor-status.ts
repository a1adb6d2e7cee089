import { useTranslation } from 'react-i18next'

const known = ['UNFINISHED', 'APPROVED', 'INVALIDATED'] as const

/** Procountor's own status of a receipt in words; one that is new to us as Procountor writes it. */
export function useProcountorStatus(): (status: string) => string {
  const { t } = useTranslation('journals')
  return (status) => {
    const name = known.find((candidate) => candidate === status)
    return name === undefined ? status : t(`procountorStatus.${name}`)
  }
}
