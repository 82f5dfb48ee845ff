// Has the server show and judge what stands in the form, shortly after somebody stops typing; nothing is saved.

import { typed } from "newsroom/typed"

const TICK = 500
// Who types without a pause sees something new all the same
const LONGEST_WAIT = 2500
const AGAIN = 10000

export const FAILED = "Zurzeit nicht auf dem letzten Stand: keine Verbindung, oder Ihre Anmeldung ist beendet."

/** Call `onAnswer(answer)` with what the server made of the form; return a function that asks for it at once. */
export function watch(form, url, onAnswer, onFailure) {
  let answered = typed(form)
  let before = answered
  let changedAt = 0
  let nextTry = 0
  let asking = null

  async function ask(text) {
    asking?.abort()
    const mine = (asking = new AbortController())
    const token = form.elements.csrfmiddlewaretoken.value
    try {
      const response = await fetch(url, {
        method: "POST",
        body: `csrfmiddlewaretoken=${encodeURIComponent(token)}&${text}`,
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        redirect: "manual",
        signal: mine.signal,
      })
      if (!response.ok) throw new Error(String(response.status))
      const answer = await response.json()
      if (mine.signal.aborted) return
      answered = text
      changedAt = 0
      onAnswer(answer)
    } catch {
      if (mine.signal.aborted) return
      nextTry = Date.now() + AGAIN
      onFailure()
    } finally {
      if (asking === mine) asking = null
    }
  }

  function look() {
    if (document.hidden || asking || Date.now() < nextTry) return
    const now = typed(form)
    if (now === answered) {
      changedAt = 0
    } else {
      changedAt ||= Date.now()
      if (now === before || Date.now() - changedAt > LONGEST_WAIT) ask(now)
    }
    before = now
  }

  setInterval(look, TICK)
  return () => ask(typed(form))
}
