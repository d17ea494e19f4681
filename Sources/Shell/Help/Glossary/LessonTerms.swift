/// Words of the lessons.
let lessonTerms: [Term] = [
  Term(
    "lesson", "guided lesson", "course", "about", "minutes",
    meaning:
      "A text that asks for something, step by step, and goes on when it is true. \"lessons\" lists them; your own session "
      + "is put aside meanwhile."),
  Term(
    "hint",
    meaning:
      "Help inside a lesson, a little more each time. The grey hints behind the cursor are another thing: \"hints off\"."
  ),
]
