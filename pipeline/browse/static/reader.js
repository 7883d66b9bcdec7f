// What the pages do beyond links and forms: partners light up, keys turn pages, a button turns the light off.
"use strict";

function light(event) {
  const sentence = event.target.closest?.("[data-s]");
  const on = event.type === "mouseover" || event.type === "focusin";
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!sentence || !on) return;
  for (const one of document.querySelectorAll(`[data-s="${CSS.escape(sentence.dataset.s)}"]`)) one.classList.add("lit");
}
for (const type of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(type, light);

const KEYS = { n: "next", j: "next", p: "prev", k: "prev" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "/") {
    document.querySelector("input[type=search]")?.focus();
    event.preventDefault();
  }
  document.querySelector(`a[rel=${KEYS[event.key] ?? "none"}]`)?.click();
  if (event.key === "Escape") document.querySelector("a.close")?.click();
});

// Who has chosen a sentence wants to say something of it: its form comes after all the other sentences.
document.querySelector(".source .chosen")?.scrollIntoView();
document.querySelector(".review button")?.focus({ preventScroll: true });

const button = document.getElementById("theme");
const dark = matchMedia("(prefers-color-scheme: dark)");
function isDark() {
  return (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
}
function name() {
  button.textContent = isDark() ? "Light" : "Dark";
  button.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`);
}
button.hidden = false;
button.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem("theme", document.documentElement.dataset.theme);
  } catch {
    // storage is switched off: the choice holds for this page
  }
  name();
});
dark.addEventListener("change", name);
name();
