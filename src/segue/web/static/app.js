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

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.matches("#log, #help")) return;
  const heading = document.querySelector("main h1");
  if (heading && !document.querySelector("main [autofocus]")) {
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
  }
});

// Rehearsing: a line comes in without a reload. What answers it is there at once
// for a screen reader, and becomes visible word by word where motion is welcome.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (!target.matches("#log, #help")) return;
  const isOurs = /\/rehearse\/(say|hint)$/.test(xhr.responseURL);
  if (isOurs && [200, 400].includes(xhr.status)) return;
  event.detail.shouldSwap = false;
  location.reload();
});

document.addEventListener("htmx:afterSwap", (event) => {
  const { target, xhr } = event.detail;
  if (target.matches("#help")) document.querySelector("#log > :last-child")?.scrollIntoView({ block: "nearest" });
  if (!target.matches("#log") || xhr.status !== 200) return;
  document.querySelector("#first")?.remove();
  document.querySelector("form#say")?.reset();
  target.querySelectorAll("li:last-child .word").forEach((word, at) => {
    word.style.animationDelay = `${700 + 90 * at}ms`;
  });
  const next = document.querySelector("#composer");
  if (!next.querySelector("textarea")) next.querySelector("a").focus();
  target.lastElementChild.scrollIntoView({ block: "nearest" });
});

document.addEventListener("keydown", (event) => {
  const isLine = event.target.matches("#say textarea");
  if (!isLine || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
