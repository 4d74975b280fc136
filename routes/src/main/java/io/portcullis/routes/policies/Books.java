package io.portcullis.routes.policies;

import java.util.Optional;

import io.portcullis.rules.RuleBook;

/** The rules of each version that is kept, whether it is in force or not. */
public interface Books {
  /** None: rules are not there yet. */
  Books NONE =
      new Books() {
        @Override
        public Optional<RuleBook> inForce() {
          return Optional.empty();
        }

        @Override
        public Optional<RuleBook> book(String digest) {
          return Optional.empty();
        }

        @Override
        public Optional<String> text(String digest, String rule) {
          return Optional.empty();
        }
      };

  Optional<RuleBook> inForce();

  /**
   * Compiled again when it has to be; empty when the version is not kept, or this release can not
   * compile it.
   */
  Optional<RuleBook> book(String digest);

  /** The rule's condition, as its author wrote it. */
  Optional<String> text(String digest, String rule);
}
