# A scan while the records cannot be reached.
away-title = Not possible right now
away-what = We cannot reach our records at the moment, so nothing can be registered or looked up. What was registered before is safe.
away-way-out = Keep the label at hand and try again in a few minutes. A purchase date does not change by waiting.
away-button = Try again
