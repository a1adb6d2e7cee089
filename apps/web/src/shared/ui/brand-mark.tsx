/** Tosite's own mark: a receipt. The name stands beside it, so it is hidden from assistive technology. */
export function BrandMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--mantine-primary-color-filled)" />
      <path d="M9 6h14v20l-2.8-1.9L17.4 26l-2.8-1.9L11.8 26 9 24.1z" fill="#fff" />
      <path
        d="M12.5 11.5h7M12.5 15.5h7M12.5 19.5h4"
        stroke="var(--mantine-primary-color-filled)"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  )
}
