import type { Page } from '@playwright/test'

/** Procountor's own pages on the way of an authorization: the login, then the choice of the company. */
export function procountorPages(page: Page) {
  return {
    title: page.getByRole('heading', { level: 1 }),
    username: page.getByRole('textbox', { name: 'Username' }),
    password: page.getByRole('textbox', { name: 'Password' }),
    logIn: page.getByRole('button', { name: 'Log in' }),
    refusal: page.getByRole('alert'),
    company: page.getByRole('combobox', { name: 'Company' }),
    continue: page.getByRole('button', { name: 'Continue' }),
    cancel: page.getByRole('button', { name: 'Cancel' }),
  }
}

interface Login {
  readonly username: string
  readonly password: string
}

/** Logs in on the page that the browser stands on. */
export async function logInAtProcountor(page: Page, { username, password }: Login): Promise<void> {
  const procountor = procountorPages(page)
  await procountor.username.fill(username)
  await procountor.password.fill(password)
  await procountor.logIn.click()
}

/** Logs in and gives access to the company of that name. */
export async function authorizeAtProcountor(page: Page, login: Login, company: string): Promise<void> {
  const procountor = procountorPages(page)
  await logInAtProcountor(page, login)
  await procountor.company.selectOption(company)
  await procountor.continue.click()
}
