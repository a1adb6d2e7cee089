import { Anchor, Autocomplete, type OptionsFilter } from '@mantine/core'
import type { AdministrationView } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { RequestError } from '../../shared/request-error.ts'
import { useErrorTextOf } from '../../shared/ui/use-error-text.ts'
import type { DimensionText } from './dimension-choice.ts'

interface DimensionFieldProps {
  readonly label: string
  readonly value: DimensionText
  readonly onChange: (value: DimensionText) => void
  readonly dimensions: AdministrationView['dimensions']
  readonly disabled?: boolean
  readonly description?: string | undefined
  /** What the server said of the last attempt; shown where it is about the text in this field. */
  readonly refused?: unknown
  readonly error?: string | undefined
}

/** Procountor's dimensions to pick from; a description may be typed as well. */
export function DimensionField(props: DimensionFieldProps) {
  const { label, value, onChange, dimensions } = props
  const errorTextOf = useErrorTextOf()
  const refusal = isAbout(props.refused, value) ? props.refused : undefined
  return (
    <div>
      <Autocomplete
        label={label}
        description={props.description}
        data={dimensions.map(({ id, name }) => ({ value: String(id), label: name }))}
        filter={unlessTyped}
        value={value.text}
        onChange={(text) => onChange({ text, id: null })}
        onOptionSubmit={(id) => onChange({ text: nameOf(dimensions, Number(id)), id: Number(id) })}
        disabled={props.disabled ?? false}
        error={refusal === undefined ? props.error : errorTextOf(refusal)}
        errorProps={{ role: 'alert' }}
      />
      {refusal === undefined ? null : (
        <NearestNames names={nearestOf(refusal)} onPick={(text) => onChange({ text, id: null })} />
      )}
    </div>
  )
}

/** A name typed to the end needs no list, which would lie over what comes next. */
const unlessTyped: OptionsFilter = ({ options, search }) => {
  const typed = search.trim().toLowerCase()
  const labels = options.map((option) => ('label' in option ? option.label.toLowerCase() : ''))
  return labels.includes(typed) ? [] : options.filter((_, at) => labels[at]?.includes(typed))
}

interface NearestNamesProps {
  readonly names: readonly string[]
  readonly onPick: (name: string) => void
}

function NearestNames({ names, onPick }: NearestNamesProps) {
  const { t } = useTranslation('errors')
  if (names.length === 0) return null
  return (
    <span>
      {t('nearest')}{' '}
      {names.map((name) => (
        <Anchor key={name} component="button" type="button" size="sm" me="xs" onClick={() => onPick(name)}>
          {name}
        </Anchor>
      ))}
    </span>
  )
}

function isAbout(error: unknown, { text }: DimensionText): error is RequestError {
  return (
    error instanceof RequestError && error.code === 'unknown-dimension' && error.details.values?.typed === text.trim()
  )
}

function nearestOf(error: RequestError): readonly string[] {
  const nearest = error.details.values?.nearest
  return Array.isArray(nearest) ? nearest : []
}

function nameOf(dimensions: AdministrationView['dimensions'], id: number): string {
  return dimensions.find((dimension) => dimension.id === id)?.name ?? ''
}
