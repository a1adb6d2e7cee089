import { Checkbox, Stack } from '@mantine/core'
import type { AdministrationView } from '@tosite/contract'
import { useTranslation } from 'react-i18next'
import { type DimensionText, noDimension } from './dimension-choice.ts'
import { DimensionField } from './dimension-field.tsx'

/** Cost centres or cost units: whether they are carried over, and into which dimension. */
export interface SwitchedDimension {
  readonly on: boolean
  readonly dimension: DimensionText
}

export const switchedOff: SwitchedDimension = { on: false, dimension: noDimension }

interface DimensionSwitchProps {
  readonly label: string
  readonly dimensionLabel: string
  readonly value: SwitchedDimension
  readonly onChange: (value: SwitchedDimension) => void
  readonly dimensions: AdministrationView['dimensions']
  /** Whether Procountor's dimensions are there to choose from. */
  readonly ready: boolean
  readonly refused?: unknown
  /** Whether saving was tried: an empty field is worth a word only then. */
  readonly attempted: boolean
  readonly disabled?: boolean
}

export function DimensionSwitch(props: DimensionSwitchProps) {
  const { t } = useTranslation('integration')
  const { value, onChange, ready } = props
  const empty = value.dimension.text.trim() === ''
  return (
    <Stack gap={6}>
      <Checkbox
        label={props.label}
        checked={value.on}
        disabled={props.disabled ?? false}
        onChange={(event) => onChange({ ...value, on: event.currentTarget.checked })}
      />
      {value.on ? (
        <DimensionField
          label={props.dimensionLabel}
          description={ready ? undefined : t('wizard.administrationFirst')}
          value={value.dimension}
          onChange={(dimension) => onChange({ ...value, dimension })}
          dimensions={props.dimensions}
          disabled={!ready || props.disabled === true}
          refused={props.refused}
          error={props.attempted && empty ? t('wizard.chooseDimension') : undefined}
        />
      ) : null}
    </Stack>
  )
}
