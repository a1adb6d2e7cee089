import type { DimensionItem } from '../administrations/administration.ts'

/** The items of a dimension by the codes they may stand for. */
export interface ItemIndex {
  byId(id: number): DimensionItem | undefined
  /** Items, inactive ones too, whose name is the code or starts with it followed by a space or hyphen (`100 Leipomo`). */
  namedBy(code: string): readonly DimensionItem[]
  /** Active items that a person might have meant by a code that names none. */
  near(code: string): readonly DimensionItem[]
}

const mostSuggestions = 10

export function createItemIndex(items: readonly DimensionItem[]): ItemIndex {
  const ids = new Map(items.map((item) => [item.id, item]))
  const byCode = new Map<string, DimensionItem[]>()
  for (const item of items) {
    for (const code of codesOf(itemName(item))) {
      const present = byCode.get(code)
      if (present === undefined) byCode.set(code, [item])
      else present.push(item)
    }
  }
  return {
    byId: (id) => ids.get(id),
    namedBy: (code) => byCode.get(code) ?? [],
    near: (code) => {
      const loose = looseForm(code)
      return items.filter((item) => item.active && looseForm(itemName(item)).includes(loose)).slice(0, mostSuggestions)
    },
  }
}

/** The name as it is compared: composed, without white space around it. */
export function itemName(item: DimensionItem): string {
  return item.codeName.trim().normalize('NFC')
}

function codesOf(name: string): readonly string[] {
  const codes = name === '' ? [] : [name]
  for (let at = 1; at < name.length; at++) {
    if (name[at] === ' ' || name[at] === '-') codes.push(name.slice(0, at))
  }
  return codes
}

/** Without case and leading zeros, which are what people get wrong. */
function looseForm(text: string): string {
  return text.toLowerCase().replace(/^0+(?=.)/, '')
}
