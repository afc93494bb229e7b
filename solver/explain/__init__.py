"""Why an answer is as it is, in typed form; words for people are the app's."""
