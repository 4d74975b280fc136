package io.portcullis.connectors.ca.acme;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.ReasonCode;

/** What the authority was told to revoke and said yes to, the last {@value #MOST}. */
final class Told {
  static final int MOST = 10_000;

  private final Map<String, ReasonCode> revoked =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReasonCode> eldest) {
          return size() > MOST;
        }
      };

  synchronized void add(String certificate, ReasonCode reason) {
    revoked.put(certificate, reason);
  }

  synchronized Optional<ReasonCode> reason(String certificate) {
    return Optional.ofNullable(revoked.get(certificate));
  }
}
