// A table is sorted by the column whose head is chosen: numbers from the largest first, words from A.
"use strict";
for (const head of document.querySelectorAll("thead th")) {
  head.querySelector("button")?.addEventListener("click", () => {
    const body = head.closest("table").tBodies[0];
    const place = head.cellIndex;
    const value = (row) => row.cells[place].dataset.value;
    const words = (row) => row.cells[place].textContent;
    const numeric = [...body.rows].some((row) => value(row) !== undefined);
    const sorted = head.getAttribute("aria-sort");
    const descending = sorted ? sorted === "ascending" : numeric;
    const order = (one, other) =>
      numeric ? (value(one) ?? -Infinity) - (value(other) ?? -Infinity) : words(one).localeCompare(words(other));
    body.append(...[...body.rows].sort((one, other) => (descending ? order(other, one) : order(one, other))));
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  });
}
