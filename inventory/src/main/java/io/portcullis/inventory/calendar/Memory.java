package io.portcullis.inventory.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** What was told before. Whoever sends a digest keeps its day and its {@link Told} with it. */
public interface Memory {
  Optional<Told> told(String certificate);

  /** The day of the owner's last message. */
  Optional<LocalDate> lastMessage(String owner);
}
