import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderScreen } from '../../../test/render-screen.tsx'
import { SignInForm } from './sign-in-form.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function show(answer: () => Promise<Response>) {
  const asked = vi.fn(answer)
  vi.stubGlobal('fetch', asked)
  const onSignedIn = vi.fn()
  await renderScreen({
    catalogues: ['common', 'errors', 'sign-in'],
    element: <SignInForm onSignedIn={onSignedIn} />,
  })
  return {
    asked,
    onSignedIn,
    email: await screen.findByLabelText('Email'),
    password: screen.getByLabelText('Password'),
  }
}

const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))

test('a wrong password says so and keeps what was typed', async () => {
  const { email, password, onSignedIn } = await show(async () => new Response('{}', { status: 401 }))
  fireEvent.change(email, { target: { value: ' admin@tosite.example ' } })
  fireEvent.change(password, { target: { value: 'no' } })
  submit()
  expect((await screen.findByRole('alert')).textContent).toContain('not right')
  expect(email).toHaveProperty('value', 'admin@tosite.example')
  expect(onSignedIn).not.toHaveBeenCalled()
})

test('an empty field is named and nothing is asked of the server', async () => {
  const { asked, email } = await show(async () => new Response('{}'))
  fireEvent.change(email, { target: { value: 'admin@tosite.example' } })
  submit()
  expect(await screen.findByText('Fill in this field')).toBeDefined()
  expect(asked).not.toHaveBeenCalled()
})

test('the right password leads on, with the email as it was meant', async () => {
  const { asked, email, password, onSignedIn } = await show(async () => new Response('{}'))
  fireEvent.change(email, { target: { value: ' admin@tosite.example ' } })
  fireEvent.change(password, { target: { value: 'right' } })
  submit()
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce())
  expect(asked).toHaveBeenCalledWith(
    '/api/auth/sign-in/email',
    expect.objectContaining({ body: '{"email":"admin@tosite.example","password":"right"}' }),
  )
})

test('a server that cannot be reached is not called a wrong password', async () => {
  const { email, password } = await show(() => Promise.reject(new TypeError('failed to fetch')))
  fireEvent.change(email, { target: { value: 'admin@tosite.example' } })
  fireEvent.change(password, { target: { value: 'right' } })
  submit()
  expect((await screen.findByRole('alert')).textContent).toContain('could not be reached')
})
