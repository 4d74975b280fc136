package io.portcullis.bench.rules;

import java.time.Duration;

import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** A rule and the duration that it is timed by, looked up once. */
record Timed(Rule rule, Duration time) {
  static Timed of(RuleBook book, String rule, String parameter) {
    return new Timed(book.rule(rule), book.rule(rule).duration(parameter));
  }
}
