// What pages gain from a script: copying, hiding by a key, and focus where a
// screen reader should read on. Everything works without it.
document.documentElement.classList.add("js");

// Shift three times in a row hides the page; the way back shows nothing either.
let shifts = 0;
let lastAt = 0;
document.addEventListener("keyup", (event) => {
  const now = Date.now();
  shifts = event.key === "Shift" ? (now - lastAt < 1000 ? shifts + 1 : 1) : 0;
  lastAt = now;
  if (shifts === 3) {
    document.body.replaceChildren();
    location.replace("/away");
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Please mark it and copy by hand";
  }
  setTimeout(() => { button.textContent = before; }, 2500);
});

document.addEventListener("htmx:afterSettle", () => {
  const heading = document.querySelector("main h1");
  if (heading && !document.querySelector("main [autofocus]")) {
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
  }
});

// A large chat takes a moment: show how much of it was handed in.
document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.querySelector(".sending");
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  bar.value = event.detail.loaded / event.detail.total;
});
