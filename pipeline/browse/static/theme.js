// Before the first paint: the theme that was chosen here, else what the system prefers.
"use strict";
const chosen = (() => {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null; // storage is switched off
  }
})();
if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
