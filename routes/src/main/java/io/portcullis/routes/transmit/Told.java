package io.portcullis.routes.transmit;

import java.io.UncheckedIOException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.transmit.SetMaker.Claims;
import io.portcullis.model.Announcement;

/** What a stream has to tell, and about whom. */
record Told(Claims claims, String subject) {
  private static final Logger LOG = LoggerFactory.getLogger(Told.class);

  /** Empty when it is not for this stream, or can not be read. */
  static Optional<Told> of(Announced.Entry entry, StreamDuty.Parts parts) {
    try {
      Announcement announcement = Json.read(entry.value(), Announcement.class);
      return parts.maker().of(announcement).map(c -> new Told(c, announcement.subject()));
    } catch (UncheckedIOException e) {
      // Written by another release: skipping it is less harm than never telling anything again.
      LOG.error("stream {}: an announcement can not be read", parts.maker().stream());
      parts.book().unreadable(entry);
      return Optional.empty();
    }
  }
}
