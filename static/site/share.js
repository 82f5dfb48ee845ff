// Offers what only this browser can do: its own dialog for passing on, and copying the address.

for (const share of document.querySelectorAll(".share")) {
  const { title, address } = share.dataset
  const done = share.querySelector(".share__done")

  const offer = (name, act) => {
    const button = share.querySelector(`[data-share="${name}"]`)
    button.parentElement.hidden = false
    button.addEventListener("click", () => act(button))
  }

  if (navigator.share) {
    // Closing the dialog is no error
    offer("device", () => navigator.share({ title, url: address }).catch(() => {}))
  }
  if (navigator.clipboard) {
    offer("copy", async (button) => {
      // The same words again are read out again
      done.textContent = ""
      const isCopied = await navigator.clipboard.writeText(address).then(() => true, () => false)
      // Where the browser refuses, it can be copied from the page
      done.textContent = isCopied ? button.dataset.done : address
    })
  }
}
