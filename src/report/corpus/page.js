"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => head.firstChild.addEventListener("click", () => {
    const number = head.classList.contains("n");
    const old = head.getAttribute("aria-sort");
    const up = old === "none" ? !number : old === "descending";
    heads.forEach(other => other.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const text = row => row.cells[column].textContent;
    const compare = number
      ? (a, b) => parseFloat(text(a)) - parseFloat(text(b))
      : (a, b) => text(a).localeCompare(text(b), "de");
    const rows = [...table.tBodies[0].rows].sort((a, b) => up ? compare(a, b) : compare(b, a));
    table.tBodies[0].append(...rows);
  }));
}
const search = document.getElementById("search"), kind = document.getElementById("kind"), count = document.getElementById("count");
const rows = [...document.getElementById("groups").tBodies[0].rows].map(row => [row, row.textContent.toLowerCase()]);
function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [row, text] of rows) {
    const fits = (!kind.value || row.cells[1].textContent === kind.value) && words.every(word => text.includes(word));
    row.hidden = !fits;
    shown += fits;
  }
  count.textContent = shown + " " + count.dataset.of + " " + rows.length;
}
search.addEventListener("input", filter);
kind.addEventListener("change", filter);
filter();
