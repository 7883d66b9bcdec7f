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

// What each key chooses.
const KEYS = {
  n: "a[rel=next]", j: "a[rel=next]", p: "a[rel=prev]", k: "a[rel=prev]", l: "a.list-of, a.home",
  s: ".review a.following, main:not(:has(.review)) .source .s", Escape: "a.close",
  a: "button[value=accept]", r: "button[value=reject]",
};
const FIELDS = { "/": "input[type=search]", c: ".review textarea" };
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, select, textarea");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.closest(".review form")?.requestSubmit();
  if (event.ctrlKey || event.metaKey || event.altKey || (writing && event.key !== "Escape")) return;
  if (FIELDS[event.key]) {
    document.querySelector(FIELDS[event.key])?.focus();
    event.preventDefault();
  }
  if (KEYS[event.key]) document.querySelector(KEYS[event.key])?.click();
});

// Who has chosen a sentence wants to say something of it: its form comes after all the other sentences.
document.querySelector(".source .chosen")?.scrollIntoView();
document.querySelector(".review button")?.focus({ preventScroll: true });

// What was left empty does not stand in the address of a list.
document.querySelector("form.search")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});

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
