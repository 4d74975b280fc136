package io.portcullis.connectors.radius.das;

import java.util.Optional;

import io.portcullis.model.Session;

/** What is known of sessions from elsewhere, accounting above all. */
public interface SessionView {
  /** Knows nothing: no action is ever seen to hold. */
  SessionView NOTHING =
      new SessionView() {
        @Override
        public boolean ended(Session session) {
          return false;
        }

        @Override
        public Optional<String> vlan(Session session) {
          return Optional.empty();
        }
      };

  /** True once the session is known to have ended, by Accounting-Stop for example. */
  boolean ended(Session session);

  /** The VLAN the session was last seen in. */
  Optional<String> vlan(Session session);
}
