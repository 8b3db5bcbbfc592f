// Times in the viewer's zone, read and typed; without this script they stay in UTC.
(function () {
  "use strict";
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: "medium", timeStyle: "short"});
  function localise(root) {
    root.querySelectorAll("time[datetime]:not([title])").forEach(function (time) {
      time.title = time.textContent;
      time.textContent = format.format(new Date(time.dateTime));
    });
  }
  document.querySelectorAll("input[data-zone]").forEach(function (input) {
    if (input.value === "UTC") { input.value = format.resolvedOptions().timeZone; }
  });
  // Each cell knows its column, so that a phone can show a row from top to bottom.
  function nameCells(root) {
    root.querySelectorAll(".scroll > table:not(.stacked)").forEach(function (table) {
      if (!table.tHead || table.tHead.rows.length !== 1) { return; }
      const names = Array.from(table.tHead.rows[0].cells, function (cell) { return cell.textContent; });
      Array.from(table.tBodies).flatMap(function (body) { return Array.from(body.rows); }).forEach(function (row) {
        Array.from(row.cells).forEach(function (cell, i) { if (i > 0) { cell.dataset.column = names[i]; } });
      });
      table.classList.add("stacked");
    });
  }
  localise(document);
  nameCells(document);
  // What is too large is told before it is sent; without this script the server says so.
  document.querySelectorAll("input[type=file][data-largest]").forEach(function (input) {
    input.addEventListener("change", function () {
      const isWrong = input.files.length > Number(input.dataset.most)
          || Array.from(input.files).some(function (file) { return file.size > Number(input.dataset.largest); });
      input.setCustomValidity(isWrong ? input.dataset.wrong : "");
      input.reportValidity();
    });
  });
  document.body.addEventListener("htmx:afterSettle", function () { localise(document); nameCells(document); });
})();
