import { Stack } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './mapping-form.module.css'

interface FormSectionProps {
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}

/** A part of the rules under a heading of its own. */
export function FormSection({ title, about, children }: FormSectionProps) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about === undefined ? null : <p className={classes.about}>{about}</p>}
      <Stack gap="md">{children}</Stack>
    </section>
  )
}
