package io.portcullis.lab.nas;

import java.time.Instant;

import io.portcullis.model.Session;

/**
 * Something that a request did to a session.
 *
 * @param from VLAN before
 * @param to VLAN after; empty when the session ended
 */
public record Change(Session session, String from, String to, Instant at) {
  public boolean ended() {
    return to.isEmpty();
  }
}
