import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { withAddress } from '../address.ts'

interface AddressSearchProps {
  readonly label: string
  readonly placeholder: string
}

/** Long enough that an ordinary typist asks once. */
const pauseMs = 200

/** A search box whose text lives in the address as `search`; a new search starts at the first page. */
export function AddressSearch({ label, placeholder }: AddressSearchProps) {
  const [query, setQuery] = useSearchParams()
  const [text, setText] = useState(query.get('search') ?? '')
  const search = useDebouncedCallback((typed: string) => {
    setQuery((before) => withAddress(before, { search: typed.trim(), page: '' }), {
      replace: true,
      preventScrollReset: true,
    })
  }, pauseMs)
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      value={text}
      maxLength={200}
      w={340}
      maw="100%"
      onChange={(event) => {
        setText(event.currentTarget.value)
        search(event.currentTarget.value)
      }}
    />
  )
}
