// Shows what needs passkeys only where the browser has them, and says in German what went wrong.
(function () {
  const SENTENCES = {
    NotAllowedError: "Das wurde abgebrochen oder hat zu lange gedauert. Bitte versuchen Sie es noch einmal.",
    InvalidStateError: "Dieses Gerät hat für Ihr Konto schon einen Passkey.",
    SecurityError: "Unter dieser Internetadresse sind Passkeys nicht möglich."
  }
  const OTHERWISE = "Das hat nicht geklappt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal."
  // Passkeys belong to a name of the network; an address made of numbers has none
  const isNumber = /^(\d+\.){3}\d+$|^\[/.test(location.hostname)
  const possible = Boolean(window.PublicKeyCredential) && !isNumber

  function say (sentence) {
    document.querySelectorAll("[data-passkey-message]").forEach(function (message) {
      message.textContent = sentence
      message.hidden = false
    })
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-passkeys]").forEach(function (part) {
      part.hidden = !possible
    })
    // A click before the scripts are there would be lost without a word
    document.querySelectorAll("[data-passkey-button]").forEach(function (button) {
      button.disabled = false
    })
  })

  document.addEventListener("allauth.error", function (event) {
    event.preventDefault()
    say(SENTENCES[event.detail.exception.name] || OTHERWISE)
  })
})()
