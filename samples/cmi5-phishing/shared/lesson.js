// Read to the end, then say so.
(function () {
  "use strict";
  const status = document.getElementById("status");
  const done = document.getElementById("done");
  const begun = Au.start().catch(() => false);
  begun.then((recorded) => {
    if (!recorded) { status.textContent = "Opened outside a learning platform: nothing is recorded."; }
  });
  done.addEventListener("click", async () => {
    done.disabled = true;
    status.textContent = await begun && await Au.completed() ? "Recorded." : "Done.";
  });
}());
