// Offers to play a video here: the player of somebody else is asked for by a click, and never before.

function play(section, stage, offer) {
  const { player, title } = section.dataset
  const frame = document.createElement("iframe")
  frame.className = "video__player"
  frame.title = `Video: ${title}`
  frame.allow = "fullscreen; picture-in-picture; encrypted-media"
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation")
  // Some providers refuse to play for a website that does not say which one it is
  frame.referrerPolicy = "strict-origin-when-cross-origin"
  frame.tabIndex = 0
  frame.src = player
  stage.replaceChildren(frame)
  offer.remove()
  frame.focus()
}

for (const section of document.querySelectorAll(".video[data-player]")) {
  const stage = section.querySelector(".video__stage")
  const offer = document.createElement("p")
  const button = document.createElement("button")
  button.type = "button"
  button.className = "video__load"
  // Texts that were approved before carry no words for it
  button.textContent = section.dataset.offer ?? `„${section.dataset.title}“ hier abspielen und Daten an ${section.dataset.provider} übertragen`
  button.addEventListener("click", () => play(section, stage, offer))
  offer.append(button)
  section.querySelector(".video__link").before(offer)
}
