// Marks the quiz, reports the score and passes or fails against the platform's mastery score.
(function () {
  "use strict";
  const form = document.getElementById("quiz");
  const status = document.getElementById("status");

  Sco.start();
  if (!Sco.found()) { status.textContent = "Opened outside a learning platform: nothing is recorded."; }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const questions = Array.from(form.querySelectorAll("fieldset"));
    const right = questions.filter((q) => q.querySelector("input:checked").value === q.dataset.right).length;
    const score = Math.round((100 * right) / questions.length);
    const mastery = Number.parseFloat(Sco.get("cmi.student_data.mastery_score")) || 80;
    Sco.set("cmi.core.score.min", 0);
    Sco.set("cmi.core.score.max", 100);
    Sco.set("cmi.core.score.raw", score);
    Sco.set("cmi.core.lesson_status", score >= mastery ? "passed" : "failed");
    Sco.commit();
    status.textContent = `${right} of ${questions.length} right: ${score} points. ` +
      (score >= mastery ? "Passed." : `You need ${mastery}. Look at the lessons again and try once more.`);
  });
}());
