/// Words of the lessons.
let lessonTerms: [Term] = [
  Term(
    "lesson", "guided lesson", "course",
    meaning:
      "A text that asks for something, step by step, and goes on when it is true. \"lessons\" lists them; your own session "
      + "is put aside meanwhile."),
  Term(
    "reproduced", "conditional", "refuted", "claim",
    meaning:
      "What became of a statement when it was tried here: it holds, it holds under conditions that are named, or it does "
      + "not hold."),
  Term(
    "hint",
    meaning:
      "Help inside a lesson, a little more each time. The grey hints behind the cursor are another thing: \"hints off\"."
  ),
]
