import { Stack } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router-dom'
import classes from './mapping-form.module.css'

interface FormSectionProps {
  /** Its address within the page: what a problem's way out leads to. */
  readonly name: 'accounts' | 'dimensions' | 'dates' | 'texts' | 'sending'
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}

/** A part of the rules under a heading of its own. */
export function FormSection({ name, title, about, children }: FormSectionProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { hash } = useLocation()
  // The page is read before it is shown, so the browser's own jump to the section comes too early.
  useEffect(() => {
    if (hash === `#${name}`) heading.current?.focus()
  }, [hash, name])
  return (
    <section className={classes.section} aria-labelledby={name}>
      <h2 id={name} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {about === undefined ? null : <p className={classes.about}>{about}</p>}
      <Stack gap="md">{children}</Stack>
    </section>
  )
}
