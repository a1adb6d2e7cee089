import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router-dom'
import { paths } from '../../app/paths.ts'
import { withAddress } from '../../shared/address.ts'

/** Long enough that the address is not written for every key; the list follows every key at once. */
const pauseMs = 200

/** What is searched for: as typed at once, and in the address as `search`, where back and forward find it. */
export function useHelpSearch(): readonly [text: string, search: (text: string) => void] {
  const { entryId } = useParams()
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const addressed = query.get('search') ?? ''
  const written = useRef(addressed)
  const [text, setText] = useState(addressed)

  // Another text than the one last written here: somebody went back, forward, or to an entry.
  useEffect(() => {
    if (addressed === written.current) return
    written.current = addressed
    setText(addressed)
  }, [addressed])

  const write = useDebouncedCallback((typed: string) => {
    const search = typed.trim()
    if (search === written.current) return
    written.current = search
    const changed = withAddress(query, { search }).toString()
    void navigate(
      { pathname: paths.help.to(), search: changed === '' ? '' : `?${changed}` },
      // An entry that was opened stays behind in the history.
      { replace: entryId === undefined, preventScrollReset: true },
    )
  }, pauseMs)

  return [
    text,
    (typed) => {
      setText(typed)
      write(typed)
    },
  ]
}
