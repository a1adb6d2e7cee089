import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { MappingView } from '@tosite/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyRulesDialog } from './copy-rules-dialog.tsx'

interface CopyRulesProps {
  readonly mapping: MappingView
  /** What is typed on the page is given up by copying. */
  readonly unsaved: boolean
  readonly onCopied: (mapping: MappingView) => void
}

/** Opens the dialog that copies another company's rules. */
export function CopyRules(props: CopyRulesProps) {
  const { t } = useTranslation('rules')
  const [choosing, setChoosing] = useState(false)
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconCopy size={16} aria-hidden="true" />}
        onClick={() => setChoosing(true)}
      >
        {t('copy.open')}
      </Button>
      {choosing ? <CopyRulesDialog {...props} onClose={() => setChoosing(false)} /> : null}
    </div>
  )
}
