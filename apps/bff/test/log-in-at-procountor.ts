interface Choice {
  readonly username: string
  readonly password: string
  /** By name; the first one on offer where left out. */
  readonly company?: string
}

/** Walks Procountor's login page as a person's browser does, and gives the address that it is sent back to. */
export async function logInAtProcountor(loginUrl: string, { username, password, company }: Choice): Promise<string> {
  const loginPage = await fetch(loginUrl)
  const companyPage = await submit(loginPage, { username, password, choice: 'log-in' })
  const text = await companyPage.clone().text()
  const options = [...text.matchAll(/<option value="(\d+)">([^<]*)<\/option>/g)]
  const chosen = options.find((option) => company === undefined || option[2] === company)?.[1]
  if (chosen === undefined) throw new Error(`${company ?? 'No company'} is not on offer`)
  return sentBackTo(await submit(companyPage, { company: chosen, choice: 'continue' }))
}

/** Leaves the login page without logging in. */
export async function cancelAtProcountor(loginUrl: string): Promise<string> {
  return sentBackTo(await submit(await fetch(loginUrl), { choice: 'cancel' }))
}

/** Names of the companies on offer. */
export async function companiesOnOffer(loginUrl: string, { username, password }: Choice): Promise<string[]> {
  const text = await (await submit(await fetch(loginUrl), { username, password, choice: 'log-in' })).text()
  return [...text.matchAll(/<option value="\d+">([^<]*)<\/option>/g)].map((option) => String(option[1]))
}

/** Sends the form of a page with its hidden fields and these. */
async function submit(page: Response, fields: Readonly<Record<string, string>>): Promise<Response> {
  const text = await page.text()
  const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1]
  if (action === undefined) throw new Error(`no form on the page: ${text}`)
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const all = { ...Object.fromEntries(hidden.map(([, name, value]) => [name, plain(String(value))])), ...fields }
  return fetch(new URL(action, page.url), { method: 'POST', body: new URLSearchParams(all), redirect: 'manual' })
}

function sentBackTo(response: Response): string {
  const location = response.headers.get('location')
  if (location === null) throw new Error(`not sent back: ${response.status}`)
  return location
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
