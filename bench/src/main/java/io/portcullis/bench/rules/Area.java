package io.portcullis.bench.rules;

import io.portcullis.model.Policy.Case;

/** The built-in rules about one kind of fact, as a person would write them in Java. */
interface Area {
  void judge(Case subject, Sheet sheet);
}
