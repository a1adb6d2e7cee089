import { Input } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format.ts'
import classes from './file-field.module.css'

interface FileFieldProps {
  readonly label: string
  readonly file: File | null
  readonly error: string | undefined
  readonly onChange: (file: File | null) => void
}

/** The browser's own file input, over words in the user's language; a file can be dropped on it too. */
export function FileField({ label, file, error, onChange }: FileFieldProps) {
  const { t } = useTranslation('journals')
  const format = useFormat()
  const id = useId()
  const about = useId()
  return (
    <div>
      <Input.Label htmlFor={id}>{label}</Input.Label>
      <div className={classes.field} data-error={error !== undefined || undefined}>
        <input
          id={id}
          type="file"
          accept=".xml,.se,.si,.sie,text/xml,application/xml"
          className={classes.input}
          aria-invalid={error !== undefined}
          aria-describedby={about}
          onChange={(event) => {
            // Closing the browser's dialog without choosing keeps what was chosen.
            const [chosen] = event.currentTarget.files ?? []
            if (chosen !== undefined) onChange(chosen)
          }}
        />
        <IconFileUpload size={18} aria-hidden="true" />
        {file === null ? (
          <span className={classes.hint}>{t('upload.choose')}</span>
        ) : (
          <span>
            {file.name}{' '}
            <span className={classes.hint}>{t('upload.size', { size: format.number(kilobytes(file)) })}</span>
          </span>
        )}
      </div>
      <div id={about}>
        <Input.Description mt={4}>{t('upload.kinds')}</Input.Description>
        {error === undefined ? null : <Input.Error mt={4}>{error}</Input.Error>}
      </div>
    </div>
  )
}

function kilobytes({ size }: File): number {
  return Math.max(size === 0 ? 0 : 1, Math.round(size / 1000))
}
