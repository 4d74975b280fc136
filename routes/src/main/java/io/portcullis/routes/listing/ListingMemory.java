package io.portcullis.routes.listing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.hsm.listing.KeyListing;
import io.portcullis.connectors.hsm.listing.KeyRow;
import io.portcullis.model.KeyListed.Status;

/**
 * What the last listing held, as the place of a duty.
 *
 * @param service that was listed: another one's keys are not gone because they are not here
 * @param at when it was listed
 * @param keys ids, and those of keys that are gone and were not told of yet
 * @param ending those of them whose destruction was scheduled
 * @param vanished ids of keys that are gone and were told of, the newest last
 */
record ListingMemory(
    String service, Instant at, List<String> keys, List<String> ending, List<String> vanished) {
  static final ListingMemory NONE =
      new ListingMemory("", Instant.EPOCH, List.of(), List.of(), List.of());

  /** Told of in one listing; the others in the next ones. */
  static final int MOST_TOLD = 100;

  /** Remembered, so that it is told when they are back. */
  static final int MOST_VANISHED = 1_000;

  /** Characters: a place is one message of 1 MiB at most. */
  static final int MOST_TEXT = 900_000;

  private static final int MOST_BYTES = 16 << 20;

  ListingMemory {
    service = Objects.requireNonNullElse(service, "");
    at = Objects.requireNonNullElse(at, Instant.EPOCH);
    keys = List.copyOf(Objects.requireNonNullElse(keys, List.of()));
    ending = List.copyOf(Objects.requireNonNullElse(ending, List.of()));
    vanished = List.copyOf(Objects.requireNonNullElse(vanished, List.of()));
  }

  /** What there is to tell: every key that is there, and those that are there no more. */
  List<KeyRow> rows(KeyListing listing) {
    Set<String> missed = new HashSet<>(vanished);
    Stream<KeyRow> there =
        listing.keys().stream()
            .map(
                row ->
                    row instanceof KeyRow.Described d && missed.contains(d.id())
                        ? d.returned()
                        : row);
    Set<String> ends = new HashSet<>(ending);
    Stream<KeyRow> gone =
        gone(listing).stream()
            .limit(MOST_TOLD)
            .map(id -> new KeyRow.Vanished(id, "", at, ends.contains(id)));
    return Stream.concat(there, gone).toList();
  }

  /** Nothing follows from the first listing, nor from one that is cut. */
  private List<String> gone(KeyListing listing) {
    if (!listing.whole() || !service.equals(listing.service().toString())) {
      return List.of();
    }
    Set<String> there = ids(listing);
    return keys.stream().filter(id -> !there.contains(id)).toList();
  }

  private static Set<String> ids(KeyListing listing) {
    return listing.keys().stream().map(KeyRow::id).collect(Collectors.toSet());
  }

  /** Once {@link #rows} are in the log. */
  ListingMemory after(KeyListing listing, Instant now) {
    List<String> gone = gone(listing);
    int told = Math.min(gone.size(), MOST_TOLD);
    Set<String> there = ids(listing);
    Set<String> described =
        listing.keys().stream()
            .filter(KeyRow.Described.class::isInstance)
            .map(KeyRow::id)
            .collect(Collectors.toSet());
    List<String> away =
        new ArrayList<>(vanished.stream().filter(id -> !described.contains(id)).toList());
    away.addAll(gone.subList(0, told));
    List<String> untold = gone.subList(told, gone.size());
    Set<String> ends = new HashSet<>(ending);
    Stream<String> ending =
        Stream.concat(
            listing.keys().stream().filter(ListingMemory::ends).map(KeyRow::id),
            untold.stream().filter(ends::contains));
    return new ListingMemory(
        listing.service().toString(),
        now,
        Stream.concat(there.stream().sorted(), untold.stream()).toList(),
        ending.toList(),
        away.subList(Math.max(0, away.size() - MOST_VANISHED), away.size()));
  }

  private static boolean ends(KeyRow row) {
    return row instanceof KeyRow.Described d
        && (d.listed().status() == Status.PENDING_DELETION
            || d.listed().status() == Status.DESTROYED);
  }

  /** As a place is kept. Where names are too long for it, no more than the moment is remembered. */
  String text() {
    String text = packed(this);
    return text.length() <= MOST_TEXT
        ? text
        : packed(new ListingMemory("", at, List.of(), List.of(), List.of()));
  }

  private static String packed(ListingMemory memory) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(Json.bytes(memory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** What an earlier release, or nobody, kept is nothing. */
  static ListingMemory read(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    try (GZIPInputStream zipped =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      return Json.read(zipped.readNBytes(MOST_BYTES), ListingMemory.class);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return NONE;
    }
  }
}
