// Times in the viewer's zone; without this script they stay in UTC.
(function () {
  "use strict";
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: "medium", timeStyle: "short"});
  function localise(root) {
    root.querySelectorAll("time[datetime]:not([title])").forEach(function (time) {
      time.title = time.textContent;
      time.textContent = format.format(new Date(time.dateTime));
    });
  }
  localise(document);
  document.body.addEventListener("htmx:afterSettle", function () { localise(document); });
})();
