// The print view's button; without a script the browser's own menu prints.

const button = document.querySelector(".printbar button")
button.hidden = false
button.addEventListener("click", () => window.print())
